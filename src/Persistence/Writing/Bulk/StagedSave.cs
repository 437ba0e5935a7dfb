using System.Collections.Concurrent;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// Writes what a context has noted as added, changed and removed, as SaveChanges does, but a table at a time: rows go to
/// temporary tables by COPY, and one statement for each table writes them, so that triggers of statements run once.
/// </summary>
/// <param name="connection">The connection, within the transaction.</param>
internal sealed class StagedSave(NpgsqlConnection connection)
{
    private static readonly ConcurrentDictionary<IEntityType, StagedTable> Tables = new();

    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>Writes everything, and checks the rules across rows.</summary>
    /// <param name="context">The context; it is used no more.</param>
    /// <param name="isWritten">Whether an item is to be written.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="PostgresException">A rule is broken; nothing is written, and the transaction goes on.</exception>
    public async Task SaveAsync(DbContext context, Func<Content, bool> isWritten, CancellationToken cancellationToken)
    {
        var groups = Groups(context, isWritten);
        var missing = groups.Where(group => _made.Add(group.Table.StageOf(group.State))).Select(group => group.Table.Create(group.State));
        await ExecuteAsync([.. missing, "savepoint bulk"], cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var group in groups)
            {
                await group.Table.StageAsync(connection, group.State, group.Rows, cancellationToken).ConfigureAwait(false);
            }

            var statements = groups.Select(group => group.Table.Write(group.State, group.Rows));
            var emptied = groups.Select(group => group.Table.StageOf(group.State)).ToList();
            // Rules across rows are checked now, while it is known which rows may have broken them.
            string[] check = ["set constraints all immediate", "set constraints all deferred"];
            string[] empty = emptied.Count == 0 ? [] : [$"truncate {string.Join(", ", emptied)}"];
            await ExecuteAsync([.. statements, .. check, .. empty, "release savepoint bulk"], cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
        {
            await ExecuteAsync(["rollback to savepoint bulk", "release savepoint bulk"], cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private static List<Group> Groups(DbContext context, Func<Content, bool> isWritten) =>
    [
        .. context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && (entry.Entity is not Content item || isWritten(item)))
            .GroupBy(entry => (Table: Tables.GetOrAdd(entry.Metadata, StagedTable.Of), entry.State))
            .OrderBy(group => Rank(group.Key.State, group.First()))
            .Select(group => new Group(group.Key.Table, group.Key.State, [.. group])),
    ];

    // What makes room goes first; items come before what refers to them.
    private static int Rank(EntityState state, EntityEntry entry) => (state, entry.Entity) switch
    {
        (EntityState.Deleted, _) => 0,
        (EntityState.Modified, Content) => 1,
        (_, Content) => 2,
        _ => 3,
    };

    private async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed record Group(StagedTable Table, EntityState State, List<EntityEntry> Rows);
}
