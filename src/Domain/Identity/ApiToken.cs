using Expect.Domain.Territories;

namespace Expect.Domain.Identity;

/// <summary>A token by which a system or a person asks (Jeton d'API). Its text is shown once, and kept nowhere. For administrators only.</summary>
public sealed class ApiToken
{
    private ApiToken()
    {
    }

    /// <summary>The token's global identifier: opaque, stable for ever.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The account for which it stands.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Who uses it, for people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it allows.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>What it may be used for, within the rights of its roles.</summary>
    public IReadOnlyList<Scope> Scopes { get; private set; } = [];

    /// <summary>The territories that it speaks for.</summary>
    public ICollection<Territory> Territories { get; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it ends; none when it is good until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>When it was last used, to the minute; none when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When it was revoked; none when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }
}
