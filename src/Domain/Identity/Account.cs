namespace Expect.Domain.Identity;

/// <summary>Somebody who asks by a token, a person or a system (Compte). For administrators only.</summary>
public sealed class Account
{
    private Account()
    {
    }

    /// <summary>The account's global identifier: opaque, stable for ever.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The name for people; none once it has been erased.</summary>
    public string? Name { get; private set; }

    /// <summary>The identity provider whose tokens stand for the account; none when only API tokens do.</summary>
    public string? Issuer { get; private set; }

    /// <summary>By what name the identity provider knows it; none without a provider.</summary>
    public string? Subject { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was closed: no token of it is good since; none while it is open.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>When its personal data was erased; none when it was not.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Its API tokens.</summary>
    public ICollection<ApiToken> Tokens { get; } = [];
}
