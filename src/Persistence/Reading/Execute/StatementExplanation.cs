using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Execute;

/// <summary>How PostgreSQL executed a statement, in the snapshot that its answer came from.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">The values of its parameters, in the order of their positions.</param>
/// <param name="Plan">The output of EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON): JSON.</param>
public sealed record StatementExplanation(string Sql, ImmutableArray<object?> Parameters, string Plan);
