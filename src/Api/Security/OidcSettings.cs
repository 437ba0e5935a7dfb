using System.Collections.Frozen;
using Expect.Domain.Identity;

namespace Expect.Api.Security;

/// <summary>Which identity provider (OpenID Connect) the service trusts, and what its tokens say of roles and territories.</summary>
/// <param name="Authority">The provider's address; its discovery document is found below it.</param>
/// <param name="Audience">What its tokens name when they are meant for this service.</param>
/// <param name="RolesClaim">The claim with the roles, a dot before what is inside it.</param>
/// <param name="TerritoriesClaim">The claim with the slugs of territories, a dot before what is inside it.</param>
/// <param name="Roles">Our roles by the provider's names for them.</param>
public sealed record OidcSettings(Uri Authority, string Audience, string RolesClaim, string TerritoriesClaim, FrozenDictionary<string, Role> Roles)
{
    /// <summary>The setting with the provider's address.</summary>
    public const string AuthoritySetting = "EXPECT_OIDC_AUTHORITY";

    /// <summary>The setting with the audience.</summary>
    public const string AudienceSetting = "EXPECT_OIDC_AUDIENCE";

    /// <summary>The setting with the claim of roles.</summary>
    public const string RolesClaimSetting = "EXPECT_OIDC_ROLES_CLAIM";

    /// <summary>The setting with the claim of territories.</summary>
    public const string TerritoriesClaimSetting = "EXPECT_OIDC_TERRITORIES_CLAIM";

    /// <summary>The setting with the provider's names of our roles: <c>redaction=EDITOR,groupe-7=ADMIN</c>.</summary>
    public const string RoleNamesSetting = "EXPECT_OIDC_ROLE_NAMES";

    /// <summary>Where the provider says what it is.</summary>
    public string MetadataAddress => $"{Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>The settings; null when there is no provider.</summary>
    /// <exception cref="InvalidOperationException">A setting says nothing that can be meant.</exception>
    public static OidcSettings? Of(IConfiguration configuration)
    {
        if (configuration[AuthoritySetting] is not { Length: > 0 } address)
        {
            return null;
        }

        // Over a network, keys that come without TLS could be anybody's.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            throw new InvalidOperationException($"{AuthoritySetting} is \"{address}\". Give the https address of the identity provider, for instance https://login.example.org/realms/expect.");
        }

        if (configuration[AudienceSetting] is not { Length: > 0 } audience)
        {
            throw new InvalidOperationException($"{AuthoritySetting} is set, but {AudienceSetting} is not. Give the audience that tokens for this service name.");
        }

        return new OidcSettings(
            authority, audience, Given(configuration, RolesClaimSetting, "roles"), Given(configuration, TerritoriesClaimSetting, "territories"), RolesOf(configuration[RoleNamesSetting]));
    }

    private static string Given(IConfiguration configuration, string setting, string otherwise) => configuration[setting] is { Length: > 0 } value ? value : otherwise;

    // Without names of the provider's own, our names are meant, in any case.
    private static FrozenDictionary<string, Role> RolesOf(string? names) => string.IsNullOrWhiteSpace(names)
        ? Enum.GetValues<Role>().ToFrozenDictionary(role => role.ToString(), StringComparer.OrdinalIgnoreCase)
        : names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Pair).ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static KeyValuePair<string, Role> Pair(string text)
    {
        var parts = text.Split('=', StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } name, var role] && Enum.GetNames<Role>().Contains(role, StringComparer.Ordinal)
            ? new(name, Enum.Parse<Role>(role))
            : throw new InvalidOperationException($"\"{text}\" in {RoleNamesSetting} is no name=ROLE. Roles are {string.Join(", ", Enum.GetNames<Role>())}.");
    }
}
