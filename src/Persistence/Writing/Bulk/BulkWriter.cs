using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// Writes many items of a type in one transaction, a chunk of rows at a time, each by the rules that hold for a single write. While
/// one chunk is written the next can be evaluated; it is read before that, because the connection does one thing at a time.
/// </summary>
public sealed class BulkWriter
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly WritableType _type;
    private readonly WriteOrigin _origin;
    private readonly KeyMatcher _keys;

    private BulkWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, WritableType type, WriteOrigin origin)
    {
        (_connection, _transaction, _type, _origin) = (connection, transaction, type, origin);
        _keys = new KeyMatcher(NaturalKey.Of(ContentModel.Whole, type));
    }

    /// <summary>Finds the items that rows are about, locks them, and loads them.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public Task<BulkChunk> ReadAsync(IReadOnlyList<BulkRow> rows, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, async () =>
    {
        var items = rows.Select(row => new BulkItem(row)).ToList();
        await FindRecordsAsync(items, cancellationToken).ConfigureAwait(false);
        await _keys.MatchAsync(_connection, items, cancellationToken).ConfigureAwait(false);
        return await LoadAsync(items, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Applies all rows of a chunk that has been read to their items, and makes ready what is to be written. Needs no database.</summary>
    public void Evaluate(BulkChunk chunk)
    {
        _keys.RefuseSeconds(chunk.Items);
        chunk.Evaluate();
    }

    /// <summary>Writes the rows of a chunk that has been evaluated, as far as nothing stands in their way, and says what did.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public Task<BulkResult> WriteAsync(BulkChunk chunk, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, () => WriteGoodAsync(chunk, cancellationToken));

    internal static async Task<BulkWriter> BeginAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, WritableType type, WriteOrigin origin, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var milliseconds = ((long)(patience?.TotalMilliseconds ?? 0)).ToString(CultureInfo.InvariantCulture);
        await using var begin = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand($"set local lock_timeout = {milliseconds}"),
                new NpgsqlBatchCommand($"set local statement_timeout = {milliseconds}"),
                new NpgsqlBatchCommand("select pg_advisory_xact_lock(hashtext('import'), hashtext($1))") { Parameters = { new NpgsqlParameter<string> { TypedValue = type.Name } } },
            },
        };
        await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return new BulkWriter(connection, transaction, type, origin);
    }

    // Content that comes with its history has ids from the beginning.
    private async Task FindRecordsAsync(IReadOnlyList<BulkItem> items, CancellationToken cancellationToken)
    {
        var byId = items.Where(item => item.Row.Record is not null).ToDictionary(item => item.Row.Record!.Id);
        if (byId.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand($"select id from {_type.Shown.Table} where id = any ($1)", _connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. byId.Keys] } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            byId[reader.GetGuid(0)].Id = reader.GetGuid(0);
        }
    }

    private async Task<BulkChunk> LoadAsync(IReadOnlyList<BulkItem> items, CancellationToken cancellationToken)
    {
        var context = ContentDbContextFactory.On(_connection);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await context.Database.UseTransactionAsync(_transaction, cancellationToken).ConfigureAwait(false);
        foreach (var kept in items.Where(item => item.IsKept))
        {
            kept.Fate = BulkFate.Unchanged;
        }

        var ids = items.Where(item => !item.IsKept).Select(item => item.Id).OfType<Guid>().ToArray();
        if (ids.Length > 0)
        {
            await LockAsync(ids, cancellationToken).ConfigureAwait(false);
            var present = (await _type.LoadAsync(context, ids, cancellationToken).ConfigureAwait(false)).ToDictionary(item => item.Id);
            foreach (var item in items.Where(item => item.Id is not null))
            {
                item.Item = present.GetValueOrDefault(item.Id!.Value);
            }
        }

        var consulted = new ConsultedItems(context);
        await consulted.ResolveAsync(_type, [.. items.Select(item => item.Item).OfType<Domain.Content>()], cancellationToken).ConfigureAwait(false);
        await consulted.ReadAsync(items.Where(item => !item.IsKept).Select(item => item.Row.Changes), cancellationToken).ConfigureAwait(false);
        return new BulkChunk(context, _type, _origin, items);
    }

    // In the order of the ids, as everybody who locks several items.
    private async Task LockAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select 1 from {_type.Shown.Table} where id = any ($1) order by id for no key update", _connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<BulkResult> WriteGoodAsync(BulkChunk chunk, CancellationToken cancellationToken)
    {
        using (chunk)
        {
            var good = chunk.Items.Where(item => item.Problems.Count == 0).ToList();
            if (good.Count < chunk.Items.Count)
            {
                var refused = BulkResult.Empty with { Problems = chunk.Problems };
                return refused.Plus(await AgainAsync(good, cancellationToken).ConfigureAwait(false));
            }

            try
            {
                await BulkSave.SaveAsync(_connection, chunk.Statements, cancellationToken).ConfigureAwait(false);
                return new BulkResult(Count(good, BulkFate.Created), Count(good, BulkFate.Updated), Count(good, BulkFate.Unchanged), []);
            }
            catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
            {
                return await DivideAsync(chunk, good, error, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The database names the rule, not the row: halves are tried by themselves until the rows are found. What is written of them
    // stays, so that of two rows that exclude each other the second one is refused.
    private async Task<BulkResult> DivideAsync(BulkChunk chunk, List<BulkItem> items, PostgresException error, CancellationToken cancellationToken)
    {
        if (items is [var only])
        {
            return BulkResult.Empty with { Problems = [new BulkProblem(only.Row.Number, await ProblemAsync(chunk, only, error, cancellationToken).ConfigureAwait(false))] };
        }

        var half = items.Count / 2;
        var first = await AgainAsync(items[..half], cancellationToken).ConfigureAwait(false);
        return first.Plus(await AgainAsync(items[half..], cancellationToken).ConfigureAwait(false));
    }

    private async Task<BulkResult> AgainAsync(IReadOnlyList<BulkItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return BulkResult.Empty;
        }

        var chunk = await LoadAsync([.. items.Select(item => new BulkItem(item.Row) { Id = item.Id })], cancellationToken).ConfigureAwait(false);
        chunk.Evaluate();
        return await WriteGoodAsync(chunk, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<WriteProblem> ProblemAsync(BulkChunk chunk, BulkItem row, PostgresException error, CancellationToken cancellationToken)
    {
        var problem = WriteProblems.Of(chunk.Context.Model, error);
        return problem is KeyTaken taken
            && await new RelatedItems(chunk.Context).HolderAsync(chunk.Context.Entry(row.Item!), error.ConstraintName, cancellationToken).ConfigureAwait(false) is { } holder
            ? taken with { Existing = (chunk.Type.Name, holder) }
            : problem;
    }

    private static int Count(List<BulkItem> items, BulkFate fate) => items.Count(item => item.Fate == fate);
}
