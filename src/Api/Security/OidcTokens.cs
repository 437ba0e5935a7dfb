using System.Text.Json;
using Expect.Api.GraphQL;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Expect.Api.Security;

/// <summary>
/// Checks bearer tokens of an identity provider: signature by the keys that it publishes, issuer, audience, time. Keys are kept,
/// so that a provider that is down stops nobody whose key is known; an unknown key is asked for at once, then at most every
/// half minute. Thread-safe.
/// </summary>
public sealed class OidcTokens : IDisposable
{
    private const string Remedy = "Sign in again, or send no Authorization header to read as everybody.";

    // What a client presents is signed with a key that only the provider has: a shared secret would let this service sign too.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(5);
    private const int MaxDocumentBytes = 1024 * 1024;

    private readonly OidcSettings _settings;
    private readonly HttpClient _http = new() { Timeout = ProviderTimeout, MaxResponseContentBufferSize = MaxDocumentBytes };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _provider;
    private readonly JsonWebTokenHandler _handler = new();
    private readonly TokenValidationParameters _rules;

    // A token with a new key waits for it, instead of being refused while the key is on its way.
    static OidcTokens() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    /// <summary>Checks tokens of a provider, which is asked when the first token comes.</summary>
    public OidcTokens(OidcSettings settings)
    {
        _settings = settings;
        var documents = new HttpDocumentRetriever(_http) { RequireHttps = !settings.Authority.IsLoopback };
        _provider = new ConfigurationManager<OpenIdConnectConfiguration>(settings.MetadataAddress, new OpenIdConnectConfigurationRetriever(), documents) { RefreshInterval = RefreshInterval };
        _rules = new TokenValidationParameters
        {
            ConfigurationManager = _provider, ValidAudience = settings.Audience, ValidAlgorithms = Algorithms, ClockSkew = ClockSkew,
            ValidateIssuerSigningKey = true, RequireSignedTokens = true, RequireExpirationTime = true,
        };
    }

    /// <summary>Whether a text can be such a token at all: three parts in Base64url.</summary>
    public static bool IsWellFormed(string text) => text.Count(c => c == '.') == 2;

    /// <summary>Who a token stands for.</summary>
    /// <exception cref="RequestRefusedException">The token is not good, or the provider that would tell cannot be reached.</exception>
    public async Task<OidcIdentity> CheckAsync(string text, CancellationToken cancellation)
    {
        await RequireProviderAsync(cancellation);
        var result = await _handler.ValidateTokenAsync(text, _rules);
        if (!result.IsValid)
        {
            throw Refused(result.Exception);
        }

        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(((JsonWebToken)result.SecurityToken).EncodedPayload));
        return OidcIdentity.Of(claims.RootElement, _settings) ?? throw Refused("The token does not say whom it stands for.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task RequireProviderAsync(CancellationToken cancellation)
    {
        try
        {
            await _provider.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException) // how the library says that it could not ask
        {
            throw new RequestRefusedException(ErrorCode.Unavailable, "The identity provider cannot be reached at the moment. Try again in a few seconds, or send no Authorization header to read as everybody.");
        }
    }

    private static RequestRefusedException Refused(Exception failure) => Refused(failure switch
    {
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not good yet.",
        SecurityTokenInvalidAudienceException => "The token is meant for another service.",
        _ => "The token is not one of the identity provider that this service trusts, or is damaged.",
    });

    private static RequestRefusedException Refused(string message) => new(ErrorCode.Unauthenticated, $"{message} {Remedy}");
}
