using System.Security.Cryptography;
using Expect.Persistence.Reading.Execute;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Files;

/// <summary>
/// What the database knows of files. A file is noted before the store gets it, and the store forgets it after its note is gone:
/// so whatever is interrupted, the store has each file that an asset can have, and what else it has is found. Thread-safe.
/// </summary>
/// <param name="connectionString">A login that is a member of the writer role.</param>
public sealed class FileRegistry(string connectionString) : IAsyncDisposable
{
    private const string UploadKey = "upload";
    private const int KeyLength = 32;
    private const int MostAttempts = 10;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "expect-files",
            MaxPoolSize = 4,
            NoResetOnClose = true,
            Options = "-c role=expect_writer -c statement_timeout=10000 -c lock_timeout=5000",
        }.ConnectionString);

    /// <summary>Notes a file that the store is about to get. Whoever is just forgetting it is waited for.</summary>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    public Task NoteAsync(KeptFile file, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var batch = connection.CreateBatch();
        // In this order: the file is noted, then nobody may forget it any more.
        batch.BatchCommands.Add(Command(
            """
            insert into files (sha256, mime_type, byte_size, width, height, has_location) values ($1, $2, $3, $4, $5, $6)
            on conflict (sha256) do update set released_at = clock_timestamp()
            """,
            Of(file.Sha256), Of(file.Type.MimeType), Of(file.ByteSize), Of(file.Image?.Width), Of(file.Image?.Height), Of(file.Image is { HasLocation: true })));
        batch.BatchCommands.Add(Command("delete from file_removals where sha256 = $1", Of(file.Sha256)));
        return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    });

    /// <summary>An upload that is awaited; null when there is none, or its time is over.</summary>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    public Task<AnnouncedUpload?> FindUploadAsync(Guid id, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = _source.CreateCommand("select account_id, announced, nullif(announced ->> 'sha256', '') from asset_uploads where id = $1 and expires_at > now()");
        command.Parameters.Add(Of(id));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await rows.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new AnnouncedUpload(rows.IsDBNull(0) ? null : rows.GetGuid(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2))
            : null;
    });

    /// <summary>The key with which all nodes sign addresses of uploads, made when it is asked for first.</summary>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    public Task<byte[]> UploadKeyAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = _source.CreateCommand(
            """
            with made as (insert into signing_keys (name, key) values ($1, $2) on conflict do nothing returning key)
            select key from made union all select key from signing_keys where name = $1 limit 1
            """);
        command.Parameters.Add(Of(UploadKey));
        command.Parameters.Add(Of(RandomNumberGenerator.GetBytes(KeyLength)));
        // Nothing: another node is making it at this moment, so that it is there the next time.
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as byte[]
            ?? (byte[])(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    });

    /// <summary>Clears away what nothing needs: files that no asset has had for some time, and announcements of which nothing came.</summary>
    /// <param name="store">The store, which forgets the files.</param>
    /// <param name="keep">For how long a file that no asset has is kept.</param>
    /// <param name="cancellationToken">Ends the work; what was done stays done.</param>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    /// <exception cref="FileStoreException">The store cannot be reached; what it was to forget is forgotten the next time.</exception>
    public Task<SweepSummary> SweepAsync(IFileStore store, TimeSpan keep, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var uploads = await RunAsync("delete from asset_uploads where expires_at < now()", cancellationToken).ConfigureAwait(false);
        await ReleaseUnusedAsync(keep, cancellationToken).ConfigureAwait(false);
        var files = 0;
        while (await ForgetOneAsync(store, cancellationToken).ConfigureAwait(false))
        {
            files++;
        }

        return new SweepSummary(files, uploads, store.Incoming.RemoveAbandoned());
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task ReleaseUnusedAsync(TimeSpan keep, CancellationToken cancellationToken)
    {
        const string Release = """
            with unused as (
                    select sha256 from files f where released_at <= clock_timestamp() - $1 and not exists (select 1 from assets a where a.sha256 = f.sha256)
                    order by sha256 for update skip locked),
                gone as (delete from files f using unused u where f.sha256 = u.sha256 returning f.sha256)
            insert into file_removals (sha256) select sha256 from gone on conflict do nothing
            """;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(Release, cancellationToken, new NpgsqlParameter { Value = keep, NpgsqlDbType = NpgsqlDbType.Interval }).ConfigureAwait(false);
                return;
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.ForeignKeyViolation && attempt < MostAttempts)
            {
                // A new asset has taken one of the files since the statement began, which the next one sees.
            }
        }
    }

    // Whoever keeps the same file again meanwhile waits until it is forgotten.
    private async Task<bool> ForgetOneAsync(IFileStore store, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var take = new NpgsqlCommand(
            "delete from file_removals where sha256 = (select sha256 from file_removals order by sha256 limit 1 for update skip locked) returning sha256", connection);
        if (await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not string sha256)
        {
            return false;
        }

        await store.RemoveAsync(sha256, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = _source.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static NpgsqlParameter Of<T>(T value) => value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer } : new NpgsqlParameter { Value = value };

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (NpgsqlException failure)
        {
            throw new ReadFailedException(ReadFailure.Unavailable, failure);
        }
    }
}
