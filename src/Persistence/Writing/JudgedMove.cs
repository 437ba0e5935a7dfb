using System.Collections.Immutable;

namespace Expect.Persistence.Writing;

/// <summary>A move that an item can make along its life cycle.</summary>
/// <param name="To">The status, by its name in the schema.</param>
/// <param name="BlockedBy">All that stands in the way; empty when nothing does.</param>
internal sealed record JudgedMove(string To, ImmutableArray<WriteProblem> BlockedBy);
