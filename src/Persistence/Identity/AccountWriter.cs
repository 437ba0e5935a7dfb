using Expect.Domain.Identity;
using Expect.Persistence.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Identity;

/// <summary>Writes accounts and API tokens within a transaction, and erases personal data.</summary>
/// <param name="connection">A connection of the writer role, within a transaction.</param>
/// <param name="actorId">The account that does it; null when it is the system, or a token without an account.</param>
public sealed class AccountWriter(NpgsqlConnection connection, Guid? actorId)
{
    /// <summary>The name of a token whose account was erased.</summary>
    private const string ErasedName = "erased";

    private const string CreateToken = """
        with account as (insert into accounts (id, display_name, is_development) values ($1, $2, $8) returning id)
        insert into api_tokens (id, account_id, name, hash, roles, scopes, expires_at, created_by)
            select $3, id, $2, $4, $5, $6, coalesce($9, now() + $7), $10 from account
        """;

    // The token of whoever erases it goes with it.
    private const string EraseAccount = """
        with erased as (
            update accounts set display_name = null, issuer = null, subject = null, erased_at = now(), disabled_at = coalesce(disabled_at, now())
                where id = $1 and erased_at is null),
            revoked as (update api_tokens set name = $2, revoked_at = coalesce(revoked_at, now()) where account_id = $1)
        delete from write_results where actor = $1::text
        """;

    // Answers that are kept for those who ask again name the item by its global id.
    private const string EraseContact = """
        with erased as (delete from offer_contacts where offer_id = $1)
        delete from write_results where position(convert_to($2, 'UTF8') in answer) > 0
        """;

    /// <summary>Creates an account with a token.</summary>
    /// <param name="request">What to create; its territories are those of <paramref name="territories"/>.</param>
    /// <param name="territories">Ids of the territories that the token speaks for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The token's id, and its text, which nobody can read again.</returns>
    public async Task<(Guid Id, string Text)> CreateTokenAsync(NewApiToken request, IReadOnlyCollection<Guid> territories, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var text = ApiTokenText.Generate(id);
        await RunAsync(
            CreateToken, cancellationToken,
            Guid.CreateVersion7(), request.Name, id, ApiTokenText.Hash(text),
            request.Roles.Select(role => role.ToString()).ToArray(), request.Scopes.Select(scope => scope.ToString()).ToArray(),
            Nullable(request.Lifetime, NpgsqlDbType.Interval), request.IsDevelopment, Nullable(request.ExpiresAt?.UtcDateTime, NpgsqlDbType.TimestampTz),
            Nullable(actorId, NpgsqlDbType.Uuid)).ConfigureAwait(false);
        await RunAsync(
            "insert into api_token_territories (token_id, territory_id) select $1, t.id from unnest($2::uuid[]) as t (id)", cancellationToken,
            id, territories.Distinct().ToArray()).ConfigureAwait(false);
        return (id, text);
    }

    /// <summary>Revokes a token, for good; one that is revoked already stays as it is.</summary>
    /// <returns>Whether it was good until then.</returns>
    public async Task<bool> RevokeTokenAsync(Guid id, CancellationToken cancellationToken) =>
        await RunAsync("update api_tokens set revoked_at = now() where id = $1 and revoked_at is null", cancellationToken, id).ConfigureAwait(false) == 1;

    /// <summary>Erases who an account stands for: name and identity go, its tokens are revoked, and it is closed. What it wrote keeps its id.</summary>
    public Task EraseAccountAsync(Guid id, CancellationToken cancellationToken) => RunAsync(EraseAccount, cancellationToken, id, ErasedName);

    /// <summary>Erases the contact of an offer.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="globalId">Its global id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task EraseContactAsync(Guid offer, string globalId, CancellationToken cancellationToken) => RunAsync(EraseContact, cancellationToken, offer, globalId);

    private static NpgsqlParameter Nullable<T>(T? value, NpgsqlDbType type)
        where T : struct => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = type };

    private async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        return await WriteGuard.RunAsync(connection, () => command.ExecuteNonQueryAsync(cancellationToken)).ConfigureAwait(false);
    }
}
