using Expect.Api.GraphQL;
using Expect.Persistence.Identity;

namespace Expect.Api.Security;

/// <summary>Finds who asks from the header <c>Authorization: Bearer</c> (RFC 6750).</summary>
/// <param name="editor">The editors' token of the process; null when there is none.</param>
/// <param name="tokens">The API tokens of the database; null when there is none, so that no such token is known.</param>
/// <param name="people">The people whom an identity provider knows; null when there is none.</param>
public sealed class ViewerResolver(EditorToken? editor, TokenViewers? tokens = null, OidcViewers? people = null)
{
    private const string Scheme = "Bearer ";

    /// <summary>The viewer: anonymous without the header.</summary>
    /// <param name="authorization">The header's value; null or empty when it is missing.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">The header is of another scheme, or its token is unknown, expired or revoked, or the identity provider cannot be reached.</exception>
    public async ValueTask<Viewer> ResolveAsync(string? authorization, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            return Viewer.Anonymous;
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("Send the token as Authorization: Bearer <token>, or no such header to read as everybody.");
        }

        var text = authorization[Scheme.Length..].Trim();
        if (editor is not null && editor.Matches(text))
        {
            return Viewer.Editor;
        }

        if (people is not null && OidcTokens.IsWellFormed(text))
        {
            return await people.FindAsync(text, cancellation);
        }

        var token = tokens is null ? null : await tokens.FindAsync(text, cancellation);
        return token?.State switch
        {
            ApiTokenState.Active => token.Viewer,
            ApiTokenState.Expired => throw Refused("The token has expired. Ask the programme for a new one, or send no Authorization header to read as everybody."),
            ApiTokenState.Revoked => throw Refused("The token is revoked. Ask the programme for a new one, or send no Authorization header to read as everybody."),
            _ => throw Refused("The token is unknown. Send a valid one, or no Authorization header to read as everybody."),
        };
    }

    private static RequestRefusedException Refused(string message) => new(ErrorCode.Unauthenticated, message);
}
