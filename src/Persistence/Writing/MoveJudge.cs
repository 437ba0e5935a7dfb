using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using Expect.Domain;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Says which moves items can make and what stands in the way of each: by the rules of the domain that a write asks. Thread-safe.</summary>
/// <param name="types">All that can be written.</param>
/// <param name="message">What people read of a problem, in the language of a BCP 47 tag.</param>
public sealed class MoveJudge(WritableTypes types, Func<WriteProblem, string, string> message)
{
    /// <summary>What people read of a problem.</summary>
    internal string MessageOf(WriteProblem problem, string language) => message(problem, language);

    /// <summary>Judges items as they are in the transaction of a connection. A type takes as many round trips as it has lists, however many items there are.</summary>
    /// <returns>The moves of each item that exists.</returns>
    internal async Task<IReadOnlyDictionary<Guid, ImmutableArray<JudgedMove>>> JudgeAsync(
        DbConnection connection, IEnumerable<(string Type, Guid Id)> items, CancellationToken cancellationToken)
    {
        await using var context = ContentDbContextFactory.On(connection);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        var judged = new Dictionary<Guid, ImmutableArray<JudgedMove>>();
        try
        {
            foreach (var ofType in items.Distinct().GroupBy(item => item.Type, item => item.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                var loaded = await types[ofType.Key].LoadAsync(context, [.. ofType], cancellationToken).ConfigureAwait(false);
                await new ConsultedItems(context).ResolveAsync(types[ofType.Key], loaded, cancellationToken).ConfigureAwait(false);
                foreach (var item in loaded)
                {
                    judged[item.Id] = Judge(item);
                }
            }
        }
        catch (InvalidOperationException failure) when (failure.InnerException is NpgsqlException lost)
        {
            ExceptionDispatchInfo.Throw(lost); // how EF Core reports a lost connection of a query
        }

        return judged;
    }

    private static ImmutableArray<JudgedMove> Judge(Content item)
    {
        var lifecycle = LifecycleAccess.Of(item);
        return [.. lifecycle.Next(item).Select(to => new JudgedMove(to, lifecycle.Check(item, to) is { IsAccepted: false } refused ? [.. refused.Errors.Select(WriteProblems.Of)] : []))];
    }
}
