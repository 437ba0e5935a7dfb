using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Visibility;

/// <summary>Contacts of offers: written with their offer, read by few, kept in no revision.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class ContactTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"contacts_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_contact_is_for_partners_own_contributors_and_editors()
    {
        await OfferWithContact.PublishAsync(_service);
        foreach (var (role, territory, isShown) in new[]
        {
            (Role.PARTNER, "", true), (Role.EDITOR, "", true), (Role.ADMIN, "", true), (Role.CONTRIBUTOR, "paris", true),
            (Role.CONTRIBUTOR, "nord", false), (Role.COMMITTEE, "", false), (Role.FUNDING_OFFICER, "", false), (Role.FOREIGN_AUTHORITY, "", false),
        })
        {
            using var client = await ClientAsync(role, territory);
            await CheckContactAsync(client, isShown, $"{role} {territory}");
        }

        await CheckContactAsync(_service.Anonymous, isShown: false, "anonymous");
    }

    [Fact]
    public async Task A_contact_is_written_with_its_offer_and_stands_in_no_revision()
    {
        var id = await OfferWithContact.CreateAsync(_service);
        Assert.Equal("Jeanne Doe", await ContactAsync(id, "name"));
        await OfferWithContact.UpdateAsync(_service, id, 1, new { name = "Jean Doe", phone = "01 02 03 04 05" });
        Assert.Equal("Jean Doe", await ContactAsync(id, "name"));
        Assert.Null(await ContactAsync(id, "email"));
        await OfferWithContact.UpdateAsync(_service, id, 2, null);
        await _service.WriteAsync(Offers.Restore, new { input = new { id, version = 3, revision = 1 } });

        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from offer_contacts"));
        Assert.Equal("{contact},{contact},{}", await _service.ScalarAsync("select string_agg(changed_fields::text, ',' order by version) from revisions where version > 1"));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from revisions where snapshot ? 'contact' or snapshot::text ~ 'Doe|example|01 02'"));
    }

    [Theory]
    [InlineData(" ", "a@example.org", "text.blank", "name")]
    [InlineData("Nom", "nom", "contact.email.invalid", "email")]
    [InlineData("Nom", "a b@example.org", "contact.email.invalid", "email")]
    public async Task What_no_contact_can_be_is_refused_with_its_place(string name, string email, string code, string field)
    {
        var id = await OfferWithContact.CreateAsync(_service);
        var refused = await _service.WriteAsync(Offers.Update, new { input = new { id, version = 1, contact = new { name, email } } });
        Assert.Equal($$"""["ValidationError","{{code}}",["contact","{{field}}"]]""", Summary(refused.GetProperty("errors")[0]));
    }

    private async Task CheckContactAsync(HttpClient client, bool isShown, string who)
    {
        var answer = await ServiceFixture.AskAsync(client, $$"""
            { expertiseOffer(by: { slug: "{{OfferWithContact.Slug}}" }) { contact { name email phone } }
              found: expertiseOffers(where: { contact: { email: { endsWith: "@example.org" } } }) { totalCount }
              some: territories(where: { expertiseOffers: { some: { contact: { name: { eq: "Jeanne Doe" } } } } }) { totalCount }
              first: expertiseOffers(first: 1, order: [{ contact: { name: ASC } }]) { nodes { slug contact { name } } } }
            """);
        var data = answer.GetProperty("data");
        Assert.Equal((who, isShown ? """{"name":"Jeanne Doe","email":"jeanne@example.org","phone":null}""" : ""), (who, data.GetProperty("expertiseOffer").GetProperty("contact").ToString()));
        Assert.Equal((who, isShown ? 1 : 0), (who, data.GetProperty("found").GetProperty("totalCount").GetInt32()));
        Assert.Equal((who, isShown ? 1 : 0), (who, data.GetProperty("some").GetProperty("totalCount").GetInt32()));
        Assert.Equal((who, isShown), (who, data.GetProperty("first").GetProperty("nodes")[0].GetProperty("contact").ValueKind == JsonValueKind.Object));
    }

    private async Task<string?> ContactAsync(string id, string field)
    {
        var answer = await ServiceFixture.AskAsync(_service.Editor, "query ($id: ID!) @inContext(preview: true) { node(id: $id) { ... on ExpertiseOffer { contact { name email phone } } } }", new { id });
        return answer.GetProperty("data").GetProperty("node").GetProperty("contact").GetProperty(field).GetString();
    }

    private async Task<HttpClient> ClientAsync(Role role, string territory)
    {
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        ImmutableArray<string> territories = territory.Length == 0 ? [] : [territory];
        return _service.With(await tokens.CreateAsync(new NewApiToken("Test", [role], [Scope.READ], territories, TimeSpan.FromDays(1)), CancellationToken.None));
    }

    private static string Summary(JsonElement error) =>
        $"[{error.GetProperty("__typename").GetRawText()},{error.GetProperty("code").GetRawText()},{error.GetProperty("path").GetRawText()}]";
}
