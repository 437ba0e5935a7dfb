using System.Collections.Immutable;

namespace Expect.Domain;

/// <summary>A life cycle as data: where items begin, and which status may follow which. The database enforces the same table.</summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <param name="Name">Name of the life cycle, as in the database.</param>
/// <param name="Initial">The status of a new item.</param>
/// <param name="Transitions">The allowed moves.</param>
public sealed record Lifecycle<TStatus>(string Name, TStatus Initial, ImmutableArray<(TStatus From, TStatus To)> Transitions)
    where TStatus : struct, Enum
{
    /// <summary>The code of a move that the life cycle does not have.</summary>
    public const string InvalidTransition = "transition.invalid";

    /// <summary>Whether the move is allowed.</summary>
    public bool Allows(TStatus from, TStatus to) => Transitions.Contains((from, to));

    /// <summary>Accepted when the move is allowed.</summary>
    public Result Check(TStatus from, TStatus to) => Allows(from, to)
        ? Result.Accepted
        : new([new DomainError(InvalidTransition, $"An item that is {from} cannot become {to}.") { Move = new($"{from}", $"{to}", [.. From(from).Select(next => $"{next}")]) }]);

    /// <summary>Where an item of that status can go.</summary>
    public IEnumerable<TStatus> From(TStatus status) => Transitions.Where(move => move.From.Equals(status)).Select(move => move.To);

    /// <summary>The moves of the shortest way between two statuses, one of those when there are several; null when there is none.</summary>
    public ImmutableArray<TStatus>? Way(TStatus from, TStatus to)
    {
        var ways = new Queue<ImmutableArray<TStatus>>([[]]);
        var seen = new HashSet<TStatus> { from };
        while (ways.TryDequeue(out var way))
        {
            var last = way.IsEmpty ? from : way[^1];
            if (last.Equals(to))
            {
                return way;
            }

            foreach (var next in From(last).Where(seen.Add))
            {
                ways.Enqueue(way.Add(next));
            }
        }

        return null;
    }
}
