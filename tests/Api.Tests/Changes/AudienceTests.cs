using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Changes;

/// <summary>Each audience has its own feed: what it may not see leaves no trace in it.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class AudienceTests(ServiceFixture service) : ChangeDatabase(service)
{
    private static readonly string[] Organization = ["ORGANIZATION"];

    [Fact]
    public async Task A_draft_appears_when_it_is_published_and_disappears_when_it_is_suspended()
    {
        var (everybody, editor, preview) = (await EndAsync(Public), await EndAsync(Editor), await EndAsync(Editor, preview: true));
        async Task<(string, string, string)> NextAsync(string sql)
        {
            await WriteAsync(sql);
            var (pages, edited, previewed) = (await FollowAsync(Public, everybody), await FollowAsync(Editor, editor), await FollowAsync(Editor, preview, preview: true));
            (everybody, editor, preview) = (pages.Cursor, edited.Cursor, previewed.Cursor);
            return (Summary(pages.Changes), Summary(edited.Changes), Summary(previewed.Changes));
        }

        Assert.Equal(("", "", "UPSERTED staged"), await NextAsync("select pg_temp.organization('staged', 'DRAFT')"));
        Assert.Equal(("", "", "UPSERTED staged"), await NextAsync("update organizations set status = 'IN_REVIEW' where slug = 'staged'"));
        Assert.Equal(("UPSERTED staged", "UPSERTED staged", "UPSERTED staged"), await NextAsync("update organizations set status = 'PUBLISHED' where slug = 'staged'"));
        Assert.Equal(("REMOVED ORGANIZATION", "REMOVED ORGANIZATION", "UPSERTED staged"), await NextAsync("update organizations set status = 'SUSPENDED' where slug = 'staged'"));
        Assert.Equal(("", "", "UPSERTED staged"), await NextAsync("update organizations set website = 'https://hidden.example' where slug = 'staged'"));
        Assert.Equal(("", "", "REMOVED ORGANIZATION"), await NextAsync("delete from organizations where slug = 'staged'"));
    }

    [Fact]
    public async Task What_was_never_public_leaves_no_trace()
    {
        const string Query = """
            query ($after: String) { changes(after: $after, types: [ORGANIZATION]) {
              totalCount edges { cursor node { id operation changedAt } } pageInfo { hasNextPage endCursor } } }
            """;
        var after = await EndAsync(Public);
        await WriteAsync("select pg_temp.organization('seen', 'PUBLISHED')");
        var before = (await ServiceFixture.AskAsync(Public, Query, new { after })).GetRawText();
        await WriteAsync("select pg_temp.organization('unseen', 'DRAFT')");
        await WriteAsync("update organizations set website = 'https://unseen.example' where slug = 'unseen'");
        await WriteAsync("delete from organizations where slug = 'unseen'");
        Assert.Contains("UPSERTED", before, StringComparison.Ordinal);
        Assert.Equal(before, (await ServiceFixture.AskAsync(Public, Query, new { after })).GetRawText());
    }

    [Fact]
    public async Task What_a_project_carries_comes_and_goes_with_it()
    {
        const string Project = "(select f.project_id from fundings f join disbursements d on d.funding_id = f.id where d.id = md5('case payment 5000')::uuid)";
        var cursor = await EndAsync(Public);
        await WriteAsync($"update projects set status = 'SUSPENDED' where id = {Project}");
        var (gone, next) = await FollowAsync(Public, cursor);
        Assert.All(gone, change => Assert.Equal("REMOVED", change.Operation));
        Assert.Equal(["DISBURSEMENT", "FUNDING", "FUNDING_APPLICATION", "PROJECT"], gone.Select(change => change.Type).Distinct().Order());

        await WriteAsync($"update projects set status = 'PUBLISHED' where id = {Project}");
        var (back, _) = await FollowAsync(Public, next);
        Assert.All(back, change => Assert.Equal("UPSERTED", change.Operation));
        Assert.Equal(gone.Select(change => change.Id).Order(), back.Select(change => change.Id).Order());
    }

    [Fact]
    public async Task An_image_comes_and_goes_with_its_articles()
    {
        var cursor = await EndAsync(Public);
        await WriteAsync("update articles set status = 'SUSPENDED' where id = md5('case article')::uuid");
        var (gone, next) = await FollowAsync(Public, cursor);
        Assert.Equal(["REMOVED ARTICLE", "REMOVED ASSET"], gone.Select(change => $"{change.Operation} {change.Type}").Order());

        await WriteAsync("insert into article_images (id, article_id, asset_id, position) values (md5('change place')::uuid, md5('case guide')::uuid, md5('case image')::uuid, 1)");
        var (placed, last) = await FollowAsync(Public, next);
        Assert.Equal(["UPSERTED ARTICLE", "UPSERTED ASSET"], placed.Select(change => $"{change.Operation} {change.Type}").Order());

        await WriteAsync("delete from article_images where id = md5('change place')::uuid");
        Assert.Equal(["REMOVED ASSET", "UPSERTED ARTICLE"], (await FollowAsync(Public, last)).Changes.Select(change => $"{change.Operation} {change.Type}").Order());
    }

    [Theory]
    [InlineData("insert into offer_contacts (offer_id, name) values ({0}, 'Jeanne Doe')", "UPSERTED EXPERTISE_OFFER", "UPSERTED EXPERTISE_OFFER")]
    [InlineData("update offer_contacts set name = 'Jean Doe' where offer_id = {0}", "UPSERTED EXPERTISE_OFFER", "UPSERTED EXPERTISE_OFFER")]
    [InlineData("delete from offer_contacts where offer_id = {0}", "UPSERTED EXPERTISE_OFFER", "UPSERTED EXPERTISE_OFFER")]
    [InlineData("update expertise_offers set version = version + 1, unpublish_at = '2999-01-01Z' where id = {0}", "", "UPSERTED EXPERTISE_OFFER")]
    [InlineData("update expertise_offers set version = version + 1 where id = {0}", "", "")]
    [InlineData("update fundings set internal_notes = 'note' where id = (select funding_id from disbursements where id = md5('case payment 5000')::uuid)", "", "UPSERTED FUNDING")]
    [InlineData("update disbursements set internal_notes = 'note' where id = md5('case payment 5000')::uuid", "", "UPSERTED DISBURSEMENT")]
    public async Task What_only_some_see_is_told_to_nobody_else(string sql, string partners, string editors)
    {
        const string Offer = "(select id from expertise_offers where slug = 'lutte-contre-les-violences-faites-aux-femmes')";
        await WriteAsync($"insert into offer_contacts (offer_id, name) select id, 'Anybody' from expertise_offers where id = {Offer} and '{sql[..6]}' <> 'insert'");
        using var partner = await PartnerAsync();
        var (everybody, some, few) = (await EndAsync(Public), await EndAsync(partner), await EndAsync(Editor));
        await WriteAsync(string.Format(null, sql, Offer));

        Assert.Equal(("", partners, editors), (
            Summary((await FollowAsync(Public, everybody)).Changes), Summary((await FollowAsync(partner, some)).Changes), Summary((await FollowAsync(Editor, few)).Changes)));
    }

    [Fact]
    public async Task A_change_that_everybody_sees_is_told_although_one_that_some_see_came_before()
    {
        const string Offer = "(select id from expertise_offers where slug = 'lutte-contre-les-violences-faites-aux-femmes')";
        var cursor = await EndAsync(Public);
        await WriteAsync($"insert into offer_contacts (offer_id, name) values ({Offer}, 'Jeanne Doe'); update expertise_offers set yearly_capacity = 77 where id = {Offer}");
        var (told, next) = await FollowAsync(Public, cursor);
        Assert.Equal("UPSERTED EXPERTISE_OFFER", Summary(told));
        await WriteAsync($"delete from offer_contacts where offer_id = {Offer}; update expertise_offers set status = 'SUSPENDED' where id = {Offer}");
        Assert.Equal("REMOVED EXPERTISE_OFFER", Summary((await FollowAsync(Public, next)).Changes));
    }

    [Fact]
    public async Task A_cursor_of_another_audience_is_refused()
    {
        var answer = await AnswerAsync(Public, await EndAsync(Editor, preview: true), types: Organization);
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<HttpClient> PartnerAsync()
    {
        await using var tokens = new ApiTokenStore(Database);
        var client = new HttpClient { BaseAddress = Public.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await tokens.CreateAsync(new NewApiToken("Partner", [Role.PARTNER], [Scope.READ], [], null), CancellationToken.None));
        return client;
    }
}
