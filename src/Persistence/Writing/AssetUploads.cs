using Expect.Domain;
using Expect.Domain.Editorial;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Writing;

/// <summary>Uploads of assets, within a transaction: announced first, then taken when the bytes are there.</summary>
public sealed class AssetUploads
{
    private readonly NpgsqlConnection _connection;
    private readonly ContentDbContext _context;
    private readonly WriteOrigin _origin;

    internal AssetUploads(NpgsqlConnection connection, ContentDbContext context, WriteOrigin origin) => (_connection, _context, _origin) = (connection, context, origin);

    /// <summary>Announces an asset: it is checked as far as it can be without its bytes, and described until they come.</summary>
    /// <param name="type">The type of assets.</param>
    /// <param name="changes">What is said of the asset.</param>
    /// <param name="id">The upload.</param>
    /// <param name="maxBytes">The most bytes that a file may have.</param>
    /// <param name="expiresAt">Until when the bytes may come.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The upload, or every problem at once.</returns>
    public Task<WriteOutcome> AnnounceAsync(
        WritableType type, ItemChanges changes, Guid id, long maxBytes, DateTimeOffset expiresAt, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, async () =>
    {
        if (!_origin.MayWrite(type, null))
        {
            return WriteOutcome.Refused(new NotAllowed());
        }

        var asset = (Asset)type.New(null);
        var entry = _context.Add(asset);
        new ChangeApplier(_context).Apply(type, asset, changes);
        List<WriteProblem> problems = [.. asset.Check() is { IsAccepted: false } check ? check.Errors.Select(WriteProblems.Of) : []];
        if (asset.ByteSize > maxBytes)
        {
            problems.Add(new InvalidInput("byteSize.tooLarge", $"A file has at most {maxBytes} bytes.", ["byteSize"]) { Limit = maxBytes });
        }

        if (problems.Count > 0)
        {
            return WriteOutcome.Refused([.. problems]);
        }

        var announced = Snapshot.Of(type, entry);
        entry.State = Microsoft.EntityFrameworkCore.EntityState.Detached; // there is no asset yet
        await using var command = Command("insert into asset_uploads (id, account_id, announced, expires_at) values ($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)_origin.ActorId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = announced, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter { Value = expiresAt });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return WriteOutcome.Written(id);
    });

    /// <summary>Takes an upload, which is there for one file only. Of two that take it, one waits and comes too late.</summary>
    /// <returns>Whether it was there.</returns>
    public Task<bool> TakeAsync(Guid id, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, async () =>
    {
        await using var command = Command("delete from asset_uploads where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    });

    /// <summary>The asset that has these very bytes, whoever may see it; null when there is none.</summary>
    /// <param name="sha256">The digest of the bytes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<Guid?> HolderAsync(string sha256, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, async () =>
    {
        await using var command = Command("select id from assets where sha256 = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = sha256 });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    });

    private NpgsqlCommand Command(string sql) => new(sql, _connection);
}
