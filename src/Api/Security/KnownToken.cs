using Expect.Persistence.Identity;

namespace Expect.Api.Security;

/// <summary>A token that the database knows.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Whether it is good.</param>
/// <param name="Viewer">Whom it stands for.</param>
public sealed record KnownToken(Guid Id, ApiTokenState State, Viewer Viewer)
{
    /// <summary>Of a row; null for none.</summary>
    public static KnownToken? Of(IssuedToken? token) => token is null
        ? null
        : new KnownToken(token.Id, token.State, new Viewer(token.AccountId, token.Name, token.Roles, token.Scopes, token.Territories));
}
