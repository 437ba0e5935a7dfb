using System.Security.Cryptography;
using System.Text;
using Expect.Api.GraphQL;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Security;

/// <summary>The viewers that tokens of an identity provider stand for. An account that is closed is shut out within a second. Thread-safe.</summary>
/// <param name="tokens">Checks the tokens.</param>
/// <param name="store">The accounts.</param>
/// <param name="clock">The time.</param>
public sealed class OidcViewers(OidcTokens tokens, ApiTokenStore store, TimeProvider clock)
{
    private readonly RecentAnswers<Viewer> _known = new(clock);

    /// <summary>The viewer of a token. Whoever comes for the first time gets an account, by which revisions name them.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">The token is not good, the account is closed, or the provider cannot be reached.</exception>
    public ValueTask<Viewer> FindAsync(string text, CancellationToken cancellation) =>
        _known.GetAsync(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), ask => AskAsync(text, ask), cancellation);

    private async Task<Viewer> AskAsync(string text, CancellationToken cancellation)
    {
        var identity = await tokens.CheckAsync(text, cancellation);
        var account = await store.SignInAsync(identity.Issuer, identity.Subject, identity.Name, identity.Territories, cancellation);
        return account.IsOpen
            ? new Viewer(account.Id, account.Name, identity.Roles, [Scope.READ, Scope.WRITE], account.Territories)
            : throw new RequestRefusedException(ErrorCode.Unauthenticated, "The account is closed. Ask the programme, or send no Authorization header to read as everybody.");
    }
}
