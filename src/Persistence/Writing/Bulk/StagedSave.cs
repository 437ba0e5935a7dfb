using System.Collections.Concurrent;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// Writes what a chunk has noted as added, changed and removed, as SaveChanges does, but a table at a time: rows go to temporary
/// tables by COPY, and one statement for each table writes them, so that triggers of statements run once.
/// </summary>
/// <param name="connection">The connection, within the transaction.</param>
internal sealed class StagedSave(NpgsqlConnection connection)
{
    private static readonly ConcurrentDictionary<IEntityType, StagedTable> Tables = new();

    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>Writes everything, and checks the rules across rows.</summary>
    /// <exception cref="PostgresException">A rule is broken; nothing is written, and the transaction goes on.</exception>
    public async Task SaveAsync(BulkChunk chunk, CancellationToken cancellationToken)
    {
        var groups = Groups(chunk);
        var missing = groups.Where(group => _made.Add(group.Stage)).Select(group => group.Table.Create(group.State));
        await ExecuteAsync(Plain([.. missing, "savepoint bulk"]), cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var group in groups)
            {
                await group.Table.StageAsync(connection, group.State, group.Rows, cancellationToken).ConfigureAwait(false);
            }

            // Rules across rows are checked now, while it is known which rows may have broken them.
            string[] check = ["set constraints all immediate", "set constraints all deferred"];
            string[] empty = groups.Count == 0 ? [] : [$"truncate {string.Join(", ", groups.Select(group => group.Stage))}"];
            var statements = groups.Select(group => new NpgsqlBatchCommand(group.Table.Write(group.State, group.Rows)));
            await ExecuteAsync([.. statements, .. Moves(chunk), .. Plain([.. check, .. empty, "release savepoint bulk"])], cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
        {
            await ExecuteAsync(Plain(["rollback to savepoint bulk", "release savepoint bulk"]), cancellationToken).ConfigureAwait(false);
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
        var pairs = chunk.New.Pairs.GroupBy(pair => pair.Relation.JoinEntityType).Select(group => Rows(group.Key, EntityState.Added, group.Select(pair => new PairRow(pair))));
        var revisions = Rows(model.FindEntityType(typeof(Revision))!, EntityState.Added, chunk.Revisions.Select(revision => new PlainRow(revision)));
        return [.. tracked.Concat(pairs).Append(revisions).Where(group => group.Rows.Count > 0).OrderBy(group => group.Rank)];
    }

    private static string? FirstStatusOf(BulkChunk chunk, object entity) => entity is Content item ? chunk.Ways.GetValueOrDefault(item)?.First : null;

    private static Group Rows(IEntityType entity, EntityState state, IEnumerable<StagedRow> rows) =>
        new(Tables.GetOrAdd(entity, StagedTable.Of), state, [.. rows]) { Rank = Rank(state, entity) };

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

    private static IEnumerable<NpgsqlBatchCommand> Plain(IEnumerable<string> statements) => statements.Select(statement => new NpgsqlBatchCommand(statement));

    private async Task ExecuteAsync(IEnumerable<NpgsqlBatchCommand> statements, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed record Group(StagedTable Table, EntityState State, IReadOnlyList<StagedRow> Rows)
    {
        public required int Rank { get; init; }

        public string Stage => Table.StageOf(State);
    }
}
