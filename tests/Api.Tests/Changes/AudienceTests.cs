using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Changes;

/// <summary>Each audience has its own feed: what it may not see leaves no trace in it.</summary>
[Collection(ServiceCollectionDefinition.Name)]
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

    [Fact]
    public async Task A_cursor_of_another_audience_is_refused()
    {
        var answer = await AnswerAsync(Public, await EndAsync(Editor, preview: true), types: Organization);
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
