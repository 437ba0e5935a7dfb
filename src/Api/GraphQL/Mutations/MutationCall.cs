using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>A root field of a mutation that is to be executed.</summary>
/// <param name="Field">What it does.</param>
/// <param name="Member">The member of the answer.</param>
/// <param name="Input">Its input.</param>
internal sealed record MutationCall(MutationField Field, CollectedField Member, ObjectValue Input)
{
    /// <summary>The release that keeps it; null when it is applied.</summary>
    public InputValue? Release => Input.Find(MutationInputs.Release) is LeafValue id ? id : null;
}
