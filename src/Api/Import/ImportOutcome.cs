using System.Collections.Immutable;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>What came of an import.</summary>
/// <param name="Created">Items that are new; none when there are problems.</param>
/// <param name="Updated">Items that were changed; none when there are problems.</param>
/// <param name="Unchanged">Items that were as the rows say already; none when there are problems.</param>
/// <param name="ProblemCount">How many problems were found.</param>
/// <param name="Problems">The first of them; their paths begin with <c>rows</c> and the row's number.</param>
public sealed record ImportOutcome(int Created, int Updated, int Unchanged, int ProblemCount, ImmutableArray<WriteProblem> Problems)
{
    /// <summary>Whether nothing stands in the way.</summary>
    public bool IsAccepted => ProblemCount == 0;
}
