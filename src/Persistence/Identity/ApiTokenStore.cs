using System.Collections.Immutable;
using Expect.Domain.Identity;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Execute;
using Npgsql;

namespace Expect.Persistence.Identity;

/// <summary>Accounts and API tokens in the database. Connects as the writer role: the role of the read pipeline may not see them. Thread-safe.</summary>
/// <param name="connectionString">A login that is a member of the writer role.</param>
public sealed class ApiTokenStore(string connectionString) : IAsyncDisposable
{
    private const string Columns = """
        select t.id, t.account_id, coalesce(a.display_name, t.name), t.roles, t.scopes,
            array(select r.territory_id from api_token_territories r where r.token_id = t.id order by 1),
            case when t.revoked_at is not null or a.disabled_at is not null then 'Revoked'
                when t.expires_at <= now() then 'Expired' else 'Active' end,
            t.expires_at, t.last_used_at
        from api_tokens t join accounts a on a.id = t.account_id
        """;

    // Of two first requests of somebody at once, one makes the account, and the other asks again.
    private const string SignIn = """
        with known as (select id, display_name, disabled_at from accounts where issuer = $1 and subject = $2),
            made as (
                insert into accounts (id, display_name, issuer, subject) select $3, $4, $1, $2 where not exists (select 1 from known)
                on conflict (issuer, subject) do nothing returning id, display_name, disabled_at)
        select a.id, a.display_name, a.disabled_at is null, array(select t.id from territories t where t.slug = any ($5) order by 1)
        from (table known union all table made) a
        """;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "expect-identity",
            MaxPoolSize = 4,
            NoResetOnClose = true,
            Options = "-c role=expect_writer -c statement_timeout=5000",
        }.ConnectionString);

    /// <summary>The token with that hash, in any state; null when there is none.</summary>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    public async Task<IssuedToken?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(Columns + " where t.hash = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = hash });
        try
        {
            return (await ReadAsync(command, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        }
        catch (NpgsqlException exception)
        {
            throw new ReadFailedException(ReadFailure.Unavailable, exception);
        }
    }

    /// <summary>The account of somebody whom an identity provider knows, made when there is none yet.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">By what name it knows them.</param>
    /// <param name="name">Their name, for a new account.</param>
    /// <param name="territories">Slugs of the territories that they speak for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    public async Task<SignedInAccount> SignInAsync(string issuer, string subject, string name, ImmutableArray<string> territories, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var command = _source.CreateCommand(SignIn);
            foreach (var value in new object[] { issuer, subject, Guid.CreateVersion7(), name, territories.ToArray() })
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            try
            {
                await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                if (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return new SignedInAccount(rows.GetGuid(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetBoolean(2), [.. rows.GetFieldValue<Guid[]>(3)]);
                }
            }
            catch (NpgsqlException exception)
            {
                throw new ReadFailedException(ReadFailure.Unavailable, exception);
            }
        }
    }

    /// <summary>All tokens, the newest first.</summary>
    public async Task<IReadOnlyList<IssuedToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(Columns + " order by t.created_at desc, t.id");
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates an account with a token.</summary>
    /// <param name="request">What to create.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    /// <returns>The token's text, which nobody can read again.</returns>
    /// <exception cref="ArgumentException">A territory is unknown.</exception>
    public async Task<string> CreateAsync(NewApiToken request, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var territories = await TerritoriesAsync(connection, request.Territories, cancellationToken).ConfigureAwait(false);
        var (_, text) = await new AccountWriter(connection, actorId: null).CreateTokenAsync(request, territories, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return text;
    }

    /// <summary>Revokes a token, for good. Returns whether there was such a token that was not revoked yet.</summary>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await new AccountWriter(connection, actorId: null).RevokeTokenAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Erases who an account stands for. Returns whether there is such an account.</summary>
    public Task<bool> EraseAccountAsync(Guid id, CancellationToken cancellationToken) => EraseAsync(
        "select id from accounts where id = $1", id, (writer, account) => writer.EraseAccountAsync(account, cancellationToken), cancellationToken);

    /// <summary>Erases the contact of an offer. Returns whether there is such an offer.</summary>
    /// <param name="slug">The offer's slug.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public Task<bool> EraseContactAsync(string slug, CancellationToken cancellationToken) => EraseAsync(
        "select id from expertise_offers where slug = $1", slug,
        (writer, offer) => writer.EraseContactAsync(offer, new GlobalId("ExpertiseOffer", offer).ToString(), cancellationToken), cancellationToken);

    /// <summary>Whether there is a token of development that still lets somebody in.</summary>
    public async Task<bool> HasDevelopmentAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(
            """
            select exists (
                select 1 from api_tokens t join accounts a on a.id = t.account_id
                where a.is_development and a.disabled_at is null and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()))
            """);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Deletes the accounts of development with their tokens.</summary>
    public async Task DeleteDevelopmentAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("delete from accounts where is_development");
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes that the tokens have been used just now.</summary>
    public async Task NoteUsedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("update api_tokens set last_used_at = now() where id = any ($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = ids.ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<bool> EraseAsync(string find, object key, Func<AccountWriter, Guid, Task> erase, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(find, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not Guid id)
        {
            return false;
        }

        await erase(new AccountWriter(connection, actorId: null), id).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<Guid[]> TerritoriesAsync(NpgsqlConnection connection, ImmutableArray<string> slugs, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select coalesce(array_agg(id), '{}') from territories where slug = any ($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = slugs.ToArray() });
        var found = (Guid[])(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        return found.Length == slugs.Length
            ? found
            : throw new ArgumentException($"Of the {slugs.Length} territories, {slugs.Length - found.Length} are unknown or named twice. Name each by its slug.");
    }

    private static async Task<List<IssuedToken>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var tokens = new List<IssuedToken>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            tokens.Add(new IssuedToken(
                rows.GetGuid(0),
                rows.GetGuid(1),
                rows.GetString(2),
                [.. rows.GetFieldValue<string[]>(3).Select(Enum.Parse<Role>)],
                [.. rows.GetFieldValue<string[]>(4).Select(Enum.Parse<Scope>)],
                [.. rows.GetFieldValue<Guid[]>(5)],
                Enum.Parse<ApiTokenState>(rows.GetString(6)),
                rows.IsDBNull(7) ? null : rows.GetDateTime(7),
                rows.IsDBNull(8) ? null : rows.GetDateTime(8)));
        }

        return tokens;
    }
}
