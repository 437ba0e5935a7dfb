using System.Collections.Immutable;

namespace Expect.Persistence.Writing;

/// <summary>An item that a command names.</summary>
/// <param name="Type">Name of its type.</param>
/// <param name="Id">The item.</param>
/// <param name="Version">The version that the writer knows; null when any will do.</param>
/// <param name="Path">Where in the input it is named.</param>
public sealed record NamedItem(string Type, Guid Id, int? Version, ImmutableArray<string> Path)
{
    /// <summary>Where in the input the version stands.</summary>
    public ImmutableArray<string> VersionPath => [.. Path.AsSpan()[..^1], "version"];
}
