using System.Collections.Immutable;

namespace Expect.Api.GraphQL;

/// <summary>An error that the client can act on, as it appears in <c>errors</c>.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record RequestError(string Code, string Message)
{
    /// <summary>Where in the document; empty when it is not about one place.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response path concerned; empty when it is not about one field.</summary>
    public ImmutableArray<string> Path { get; init; } = [];
}

/// <summary>A place in a document.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct SourceLocation(int Line, int Column);
