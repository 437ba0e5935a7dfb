using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Expect.Api.Tests.Writing;

/// <summary>A mutation that is sent again and again with other values: what was kept of it serves them, and nobody else.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class RepeatedMutationTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Create = """
        mutation ($input: CreateExpertiseOfferInput!, $full: Boolean!) {
          made: createExpertiseOffer(input: $input) { expertiseOffer { slug ... @include(if: $full) { territory { slug } themes { code } } } errors { __typename ... on NotFoundError { path } } } }
        """;

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"repeated_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Every_request_gets_what_it_named_and_wrote()
    {
        var theme = await IdOfAsync("theme", "{ code: \"mobility\" }");
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(
                $$"""{"slug":"a{{i}}","territory":{"slug":"paris"},"themes":[{"code":"adaptation"}]}""", await WriteAsync(Input($"a{i}", "paris", new { code = "adaptation" }), full: true));
            Assert.Equal(
                $$"""{"slug":"b{{i}}","territory":{"slug":"nantes-44109"},"themes":[{"code":"mobility"}]}""", await WriteAsync(Input($"b{i}", "nantes-44109", new { id = theme }), full: true));
            Assert.Equal(
                $$"""{"slug":"c{{i}}","territory":{"slug":"paris"},"themes":[{"code":"adaptation"},{"code":"mobility"}]}""",
                await WriteAsync(Input($"c{i}", "paris", new { id = theme }, new { code = "adaptation" }), full: true));
            Assert.Equal($$"""{"slug":"d{{i}}"}""", await WriteAsync(Input($"d{i}", "paris", new { code = "adaptation" }), full: false));
            Assert.Equal("""[{"__typename":"NotFoundError","path":["themes","0"]}]""", await WriteAsync(Input($"e{i}", "paris", new { code = "none" }), full: true, "errors"));
        }

        Assert.Equal(16L, await _service.ScalarAsync("select count(*) from revisions where action = 'CREATED'"));
    }

    [Fact]
    public async Task A_field_that_a_condition_includes_is_there_when_it_holds()
    {
        const string mutation = """
            mutation ($input: CreateExpertiseOfferInput!, $more: Boolean!) {
              made: createExpertiseOffer(input: $input) { expertiseOffer { slug } }
              made: createExpertiseOffer(input: $input) @include(if: $more) { expertiseOffer { version } } }
            """;
        for (var i = 0; i < 6; i++)
        {
            var more = i % 2 == 0;
            var payload = await _service.WriteAsync(mutation, new { input = Input($"a{i}", "paris", new { code = "adaptation" }), more });
            Assert.Equal(more ? $$"""{"slug":"a{{i}}","version":1}""" : $$"""{"slug":"a{{i}}"}""", payload.GetProperty("expertiseOffer").GetRawText());
        }
    }

    // A lambda within a lambda makes a dynamic method for every look at a list, which costs more than the write around it.
    [Fact]
    public void Lists_are_compared_by_code_that_is_compiled_once() => Assert.All(
        ContentModel.Whole.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.IsPrimitiveCollection),
        property => Assert.Equal("ListComparer`1", property.GetValueComparer().GetType().Name));

    private static object Input(string slug, string territory, params object[] themes) => new
    {
        territory = new { slug = territory }, slug, title = Offers.French("Essai"), summary = Offers.French("Un essai."), themes, languages = new[] { "FR" },
        modalities = new object[] { new { form = "PEER_TRAINING", oneOff = true, minDays = 2 } },
    };

    private async Task<string> WriteAsync(object input, bool full, string member = "expertiseOffer") => (await _service.WriteAsync(Create, new { input, full })).GetProperty(member).GetRawText();

    private async Task<string> IdOfAsync(string field, string by) =>
        (await ServiceFixture.AskAsync(_service.Editor, $$"""{ {{field}}(by: {{by}}) { id } }""", new { })).GetProperty("data").GetProperty(field).GetProperty("id").GetString()!;
}
