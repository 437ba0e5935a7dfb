using System.Collections.Immutable;

namespace Expect.Persistence.Writing;

/// <summary>A life cycle by the names of its statuses in the schema and in the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Initial">The status of a new item.</param>
/// <param name="Moves">The allowed moves.</param>
internal sealed record LifecycleDescription(string Name, string Initial, ImmutableArray<(string From, string To)> Moves);
