using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Expect.Api.Tests.Http;

/// <summary>An identity provider on this machine: a discovery document, keys, and tokens signed with them.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string Audience = "expect-of-the-tests";

    private readonly WebApplication _application;
    private SigningCredentials _signing = NewKey("first");
    private int _questions;

    private LocalIssuer(WebApplication application) => _application = application;

    /// <summary>Its address.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>How often its keys were asked for.</summary>
    public int Questions => _questions;

    /// <summary>The settings of a service that trusts it.</summary>
    public KeyValuePair<string, string?>[] Settings =>
    [
        new("EXPECT_OIDC_AUTHORITY", Authority), new("EXPECT_OIDC_AUDIENCE", Audience),
    ];

    public static async Task<LocalIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new LocalIssuer(builder.Build());
        issuer._application.MapGet("/.well-known/openid-configuration", () => Results.Text(
            JsonSerializer.Serialize(new { issuer = issuer.Authority, jwks_uri = issuer.Authority + "/keys" }), "application/json"));
        issuer._application.MapGet("/keys", () => Results.Text(issuer.Keys(), "application/json"));
        await issuer._application.StartAsync();
        issuer.Authority = issuer._application.Urls.Single();
        return issuer;
    }

    /// <summary>Takes another key, and forgets the one before.</summary>
    public void Rotate() => _signing = NewKey("second");

    /// <summary>Goes away, as a provider does that is down.</summary>
    public Task StopAsync() => _application.StopAsync();

    /// <summary>A token.</summary>
    public string Token(
        string subject = "jeanne", string[]? roles = null, string[]? territories = null, string? audience = null, string? issuer = null,
        SigningCredentials? signing = null, TimeSpan? begins = null, TimeSpan? ends = null, Dictionary<string, object>? claims = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
        new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority, Audience = audience ?? Audience, SigningCredentials = signing ?? _signing,
            NotBefore = DateTime.UtcNow + (begins ?? TimeSpan.FromMinutes(-5)), Expires = DateTime.UtcNow + (ends ?? TimeSpan.FromMinutes(5)),
            Claims = new Dictionary<string, object>(claims ?? []) { ["sub"] = subject, ["name"] = "Jeanne Doe", ["roles"] = roles ?? [], ["territories"] = territories ?? [] },
        });

    /// <summary>A key that it does not have.</summary>
    public static SigningCredentials NewKey(string id) =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = id }, SecurityAlgorithms.RsaSha256);

    /// <summary>Its key as the secret of a symmetric algorithm: what an attacker can make of it who only reads what is public.</summary>
    public SigningCredentials PublicAsSecret() =>
        new(new SymmetricSecurityKey(((RsaSecurityKey)_signing.Key).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _signing.Key.KeyId }, SecurityAlgorithms.HmacSha256);

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private string Keys()
    {
        Interlocked.Increment(ref _questions);
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(((RsaSecurityKey)_signing.Key).Rsa.ExportParameters(false)) { KeyId = _signing.Key.KeyId });
        return JsonSerializer.Serialize(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, use = "sig", n = key.N, e = key.E } } });
    }
}
