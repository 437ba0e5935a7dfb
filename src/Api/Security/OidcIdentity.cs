using System.Collections.Immutable;
using System.Text.Json;
using Expect.Domain.Identity;

namespace Expect.Api.Security;

/// <summary>Who an identity provider says that somebody is.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">By what name it knows them.</param>
/// <param name="Name">Their name for people.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Territories">Slugs of the territories that they speak for.</param>
public sealed record OidcIdentity(string Issuer, string Subject, string Name, ImmutableArray<Role> Roles, ImmutableArray<string> Territories)
{
    private static readonly ImmutableArray<string> NameClaims = ["name", "preferred_username"];

    /// <summary>What the claims of a token say that was found to be good; null when they do not say who it is.</summary>
    public static OidcIdentity? Of(JsonElement claims, OidcSettings settings) =>
        Text(claims, "iss") is { } issuer && Text(claims, "sub") is { } subject
            ? new OidcIdentity(
                issuer, subject, NameClaims.Select(claim => Text(claims, claim)).FirstOrDefault(name => name is not null) ?? subject,
                [.. Texts(claims, settings.RolesClaim).Where(settings.Roles.ContainsKey).Select(name => settings.Roles[name]).Distinct()],
                [.. Texts(claims, settings.TerritoriesClaim).Distinct()])
            : null;

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    // A claim of that very name, which can have dots itself; else what is inside another: realm_access.roles.
    private static IEnumerable<string> Texts(JsonElement claims, string path)
    {
        if (claims.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (claims.TryGetProperty(path, out var value))
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
                _ => [],
            };
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && claims.TryGetProperty(path[..dot], out var outer) ? Texts(outer, path[(dot + 1)..]) : [];
    }
}
