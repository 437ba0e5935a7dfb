namespace Expect.Persistence.Identity;

/// <summary>Whether an API token is good.</summary>
public enum ApiTokenState
{
    /// <summary>It is good.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody revoked it, or disabled its account.</summary>
    Revoked,
}
