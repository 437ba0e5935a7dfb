using System.Collections.Immutable;
using GraphQL.Validation;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>A document has as many errors as a client gets.</summary>
/// <param name="errors">The errors.</param>
internal sealed class EnoughErrorsException(ImmutableArray<ValidationError> errors) : Exception("The document has many errors.")
{
    /// <summary>The errors found first.</summary>
    public ImmutableArray<ValidationError> Errors { get; } = errors;
}
