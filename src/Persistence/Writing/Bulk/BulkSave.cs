using System.Collections.Concurrent;
using System.Collections.Immutable;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// Writes what a chunk has noted as added, changed and removed, as SaveChanges does, but a table at a time: one statement for each
/// table writes its rows, so that triggers of statements run once, and all statements are one round trip.
/// </summary>
internal static class BulkSave
{
    private static readonly ConcurrentDictionary<IEntityType, SavedTable> Tables = new();

    /// <summary>The statements that write everything that a chunk has come to.</summary>
    public static ImmutableArray<NpgsqlBatchCommand> Statements(BulkChunk chunk) => [.. Groups(chunk).Select(group => group.Table.Write(group.State, group.Rows)), .. Moves(chunk)];

    /// <summary>Writes everything, and checks the rules across rows.</summary>
    /// <exception cref="PostgresException">A rule is broken; nothing is written, and the transaction goes on.</exception>
    public static async Task SaveAsync(NpgsqlConnection connection, ImmutableArray<NpgsqlBatchCommand> statements, CancellationToken cancellationToken)
    {
        try
        {
            // Rules across rows are checked now, while it is known which rows may have broken them.
            await ExecuteAsync(connection, [.. Plain("savepoint bulk"), .. statements, .. Plain("set constraints all immediate", "set constraints all deferred", "release savepoint bulk")], cancellationToken)
                .ConfigureAwait(false);
        }
        catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
        {
            await ExecuteAsync(connection, Plain("rollback to savepoint bulk", "release savepoint bulk"), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    // What makes room goes first; items come before what refers to them.
    private static List<Group> Groups(BulkChunk chunk)
    {
        var model = chunk.Context.Model;
        var tracked = chunk.Context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && (entry.Entity is not Content item || chunk.IsWritten(item)))
            .Select(entry => (Entry: entry, entry.State))
            .Concat(chunk.New.Entries.Select(entry => (Entry: entry, State: EntityState.Added)))
            .GroupBy(row => (row.Entry.Metadata, row.State))
            .Select(group => Rows(group.Key.Metadata, group.Key.State, group.Select(row => new EntityRow(row.Entry, row.State, FirstStatusOf(chunk, row.Entry.Entity)))));
        var pairs = chunk.New.Pairs.Select(pairs => Rows(pairs.Key, EntityState.Added, pairs.Value));
        var revisions = Rows(model.FindEntityType(typeof(Revision))!, EntityState.Added, chunk.Revisions.Select(revision => new PlainRow(revision)));
        return [.. tracked.Concat(pairs).Append(revisions).Where(group => group.Rows.Count > 0).OrderBy(group => group.Rank)];
    }

    private static string? FirstStatusOf(BulkChunk chunk, object entity) => entity is Content item ? chunk.Ways.GetValueOrDefault(item)?.First : null;

    private static Group Rows(IEntityType entity, EntityState state, IEnumerable<SavedRow> rows) =>
        new(Tables.GetOrAdd(entity, SavedTable.Of), state, [.. rows]) { Rank = Rank(state, entity) };

    private static int Rank(EntityState state, IEntityType entity) => (state, typeof(Content).IsAssignableFrom(entity.ClrType)) switch
    {
        (EntityState.Deleted, _) => 0,
        (EntityState.Modified, true) => 1,
        (_, true) => 2,
        _ => 3,
    };

    // A statement for each step: the first of all ways, then the second.
    private static IEnumerable<NpgsqlBatchCommand> Moves(BulkChunk chunk)
    {
        for (var i = 0; chunk.Ways.Where(way => way.Value.Steps.Length > i).ToList() is { Count: > 0 } steps; i++)
        {
            var step = i;
            yield return new NpgsqlBatchCommand($"update {chunk.Type.Shown.Table} t set status = s.status from unnest($1, $2) as s (id, status) where t.id = s.id")
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid[]> { TypedValue = [.. steps.Select(way => way.Key.Id)] },
                    new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(way => way.Value.Steps[step])] },
                },
            };
        }
    }

    private static IEnumerable<NpgsqlBatchCommand> Plain(params string[] statements) => statements.Select(statement => new NpgsqlBatchCommand(statement));

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> statements, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed record Group(SavedTable Table, EntityState State, IReadOnlyList<SavedRow> Rows)
    {
        public required int Rank { get; init; }
    }
}
