using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Results of writes by their keys, within the transaction of the write.</summary>
internal sealed class WriteResults(NpgsqlConnection connection)
{
    private const string Forget = "delete from write_results where actor = $1 and key = $2 and at < now() - interval '24 hours'";

    // Whoever comes second waits here until the first has committed or given up.
    private const string Claim = "insert into write_results (actor, key, request) values ($1, $2, $3) on conflict do nothing";

    private const string Find = "select request = $3, answer from write_results where actor = $1 and key = $2";

    private const string Keep = "update write_results set answer = $3 where actor = $1 and key = $2";

    /// <summary>The answer that was given to the write; null when it is claimed from now on.</summary>
    /// <exception cref="WriteClaimTakenException">Another request was written under the key.</exception>
    public async Task<byte[]?> ClaimAsync(WriteClaim claim, CancellationToken cancellationToken)
    {
        await RunAsync(Forget, cancellationToken, claim.Actor, claim.Key).ConfigureAwait(false);
        if (await RunAsync(Claim, cancellationToken, claim.Actor, claim.Key, claim.Request).ConfigureAwait(false) == 1)
        {
            return null;
        }

        await using var command = Command(Find, claim.Actor, claim.Key, claim.Request);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && reader.GetBoolean(0)
            ? reader.GetFieldValue<byte[]>(1)
            : throw new WriteClaimTakenException();
    }

    /// <summary>Keeps the answer for those who ask again.</summary>
    public Task KeepAsync(WriteClaim claim, byte[] answer, CancellationToken cancellationToken) => RunAsync(Keep, cancellationToken, claim.Actor, claim.Key, answer);

    private async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
