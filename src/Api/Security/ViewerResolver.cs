using Expect.Api.GraphQL;

namespace Expect.Api.Security;

/// <summary>Finds who asks from the header <c>Authorization: Bearer</c> (RFC 6750).</summary>
/// <param name="editor">The editors' token; null when there is none, so that everybody is anonymous.</param>
public sealed class ViewerResolver(EditorToken? editor)
{
    private const string Scheme = "Bearer ";

    /// <summary>The viewer: anonymous without the header.</summary>
    /// <param name="authorization">The header's value; null or empty when it is missing.</param>
    /// <exception cref="RequestRefusedException">The header is of another scheme, or its token is unknown.</exception>
    public Viewer Resolve(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            return Viewer.Anonymous;
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestRefusedException(ErrorCode.Unauthenticated, "Send the token as Authorization: Bearer <token>, or no such header to read as everybody.");
        }

        return editor is not null && editor.Matches(authorization[Scheme.Length..].Trim())
            ? Viewer.Editor
            : throw new RequestRefusedException(ErrorCode.Unauthenticated, "The token is unknown. Send a valid one, or no Authorization header to read as everybody.");
    }
}
