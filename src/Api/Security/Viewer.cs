using System.Collections.Immutable;
using Expect.Domain.Identity;
using Expect.Persistence.Catalog;

namespace Expect.Api.Security;

/// <summary>Who asks. Without an account and a role: anybody.</summary>
public sealed class Viewer
{
    /// <summary>Anybody, without a token.</summary>
    public static readonly Viewer Anonymous = new(null, null, [], [Scope.READ], []);

    /// <summary>An editor of the programme's content, by the token of the process; of no account.</summary>
    public static readonly Viewer Editor = new(null, null, [Role.EDITOR], [Scope.READ, Scope.WRITE], []);

    /// <summary>A viewer.</summary>
    /// <param name="accountId">The account; null when there is none.</param>
    /// <param name="name">The account's name for people; null when there is none.</param>
    /// <param name="roles">The roles; empty for anybody.</param>
    /// <param name="scopes">What the token is good for.</param>
    /// <param name="territories">Ids of the territories that the viewer speaks for.</param>
    public Viewer(Guid? accountId, string? name, ImmutableArray<Role> roles, ImmutableArray<Scope> scopes, ImmutableArray<Guid> territories)
    {
        AccountId = accountId;
        Name = name;
        Roles = roles.Sort();
        Scopes = scopes.Sort();
        Territories = territories.Sort();
    }

    /// <summary>The account; null for anybody and for the token of the process.</summary>
    public Guid? AccountId { get; }

    /// <summary>The account's name for people; null without an account.</summary>
    public string? Name { get; }

    /// <summary>The roles, in the order of <see cref="Role"/>; empty for anybody.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>What the token is good for, in the order of <see cref="Scope"/>.</summary>
    public ImmutableArray<Scope> Scopes { get; }

    /// <summary>Ids of the territories that the viewer speaks for, sorted; empty when there are none.</summary>
    public ImmutableArray<Guid> Territories { get; }

    /// <summary>Whether the viewer may do what editors may: an editor or an administrator.</summary>
    public bool IsEditor => Has(Role.EDITOR) || Has(Role.ADMIN);

    /// <summary>Whether the token is good for reading; what, the roles say.</summary>
    public bool CanRead => Scopes.Contains(Scope.READ);

    /// <summary>Whether the token is good for changing content; which content, the roles say.</summary>
    public bool CanWrite => Scopes.Contains(Scope.WRITE);

    /// <summary>What decides which rows and fields exist for the viewer.</summary>
    /// <param name="preview">Whether drafts and unscheduled content are asked for and allowed.</param>
    public Audience AudienceOf(bool preview) => new(IsEditor, preview)
    {
        IsPartner = Has(Role.PARTNER), IsCommittee = Has(Role.COMMITTEE), IsFundingOfficer = Has(Role.FUNDING_OFFICER), IsContributor = Has(Role.CONTRIBUTOR), IsAdmin = Has(Role.ADMIN), CanWrite = CanWrite,
    };

    /// <summary>Whether the viewer holds that very role; an administrator is not an editor here.</summary>
    public bool Has(Role role) => Roles.Contains(role);
}
