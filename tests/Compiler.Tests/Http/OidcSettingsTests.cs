using Expect.Api.Security;
using Expect.Domain.Identity;
using Microsoft.Extensions.Configuration;

namespace Expect.Compiler.Tests.Http;

public sealed class OidcSettingsTests
{
    [Fact]
    public void Without_an_authority_there_is_no_provider() => Assert.Null(Of());

    [Fact]
    public void Roles_have_our_names_unless_the_provider_has_its_own()
    {
        var settings = Of(("EXPECT_OIDC_AUTHORITY", "https://login.example.org/realms/expect/"), ("EXPECT_OIDC_AUDIENCE", "expect"))!;
        Assert.Equal("https://login.example.org/realms/expect/.well-known/openid-configuration", settings.MetadataAddress);
        Assert.Equal(("roles", "territories", Role.FUNDING_OFFICER), (settings.RolesClaim, settings.TerritoriesClaim, settings.Roles["funding_officer"]));
        var named = Of(("EXPECT_OIDC_AUTHORITY", "http://127.0.0.1:1"), ("EXPECT_OIDC_AUDIENCE", "expect"), ("EXPECT_OIDC_ROLE_NAMES", "redaction=EDITOR"))!;
        Assert.Equal(KeyValuePair.Create("redaction", Role.EDITOR), Assert.Single(named.Roles));
    }

    [Theory]
    [InlineData("http://login.example.org", "expect", "", "https")]
    [InlineData("login.example.org", "expect", "", "https")]
    [InlineData("https://login.example.org", "", "", "EXPECT_OIDC_AUDIENCE")]
    [InlineData("https://login.example.org", "expect", "redaction", "name=ROLE")]
    [InlineData("https://login.example.org", "expect", "redaction=editor", "name=ROLE")]
    public void What_cannot_be_meant_is_refused_at_the_start(string authority, string audience, string names, string reason)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Of(("EXPECT_OIDC_AUTHORITY", authority), ("EXPECT_OIDC_AUDIENCE", audience), ("EXPECT_OIDC_ROLE_NAMES", names)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static OidcSettings? Of(params (string Name, string Value)[] settings) => OidcSettings.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build());
}
