using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Day;

/// <summary>The service with a database of its own, and who works with it on that day. All they do they do over HTTP.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    // Every path that leads a reader to an offer.
    private const string Paths = """
          key: expertiseOffer(by: { slug: $slug }) { title }
          node(id: $id) { ... on ExpertiseOffer { title } }
          page: expertiseOffers(where: { slug: { eq: $slug } }) { totalCount nodes { title } }
          nested: territory(by: { slug: "paris" }) { expertiseOffers(where: { slug: { eq: $slug } }) { totalCount nodes { title } } }
          found: expertiseOffers(search: $words, where: { slug: { eq: $slug } }) { totalCount nodes { title } }
          search(query: $words, types: [EXPERTISE_OFFER]) { nodes { item { ... on ExpertiseOffer { slug title } } } }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WritingService _service;
    private readonly Follower _editorsCopy;
    private readonly Follower _publicCopy;

    private Newsroom(WritingService service, Person admin, Person editor, Person contributor, Person partner, Follower editorsCopy, Follower publicCopy)
    {
        (_service, Admin, Editor, Contributor, Partner) = (service, admin, editor, contributor, partner);
        (Public, _editorsCopy, _publicCopy) = (new Person(service.Anonymous), editorsCopy, publicCopy);
    }

    /// <summary>Writes everything editorial.</summary>
    public Person Editor { get; }

    /// <summary>Anybody, without a token.</summary>
    public Person Public { get; }

    /// <summary>Gives tokens, and sees who wrote.</summary>
    public Person Admin { get; }

    /// <summary>Writes what is Lyon's.</summary>
    public Person Contributor { get; }

    /// <summary>Sees whom to ask about an offer; writes nothing.</summary>
    public Person Partner { get; }

    /// <summary>Opens it. The first token is an administrator's, as the command line gives it; the others come over HTTP.</summary>
    public static async Task<Newsroom> OpenAsync(ServiceFixture fixture)
    {
        var service = await WritingService.StartAsync(fixture, $"day_{Guid.NewGuid():n}");
        await service.ScalarAsync("select renew_change_feed()"); // what the service does by itself to a copied database, sooner or later
        await using var tokens = new ApiTokenStore(service.ConnectionString);
        var admin = new Person(service.With(await tokens.CreateAsync(new NewApiToken("Admin", [Role.ADMIN], [Scope.READ, Scope.WRITE], [], null), CancellationToken.None)));
        async Task<Person> HireAsync(string name, string role, params object[] territories) =>
            new(service.With((await admin.WriteAsync("createApiToken", new { name, roles = new[] { role }, scopes = new[] { "READ", "WRITE" }, territories }, "text")).GetString()!));
        var editor = await HireAsync("Rédaction", "EDITOR");
        return new Newsroom(
            service, admin, editor, await HireAsync("Ville de Lyon", "CONTRIBUTOR", new { slug = "lyon-69123" }), await HireAsync("Site partenaire", "PARTNER"),
            await Follower.StartAsync(editor, preview: true), await Follower.StartAsync(new Person(service.Anonymous), preview: false));
    }

    /// <summary>Somebody with a token of their choice.</summary>
    public Person With(string token) => new(_service.With(token));

    /// <summary>The title under which somebody finds an offer, on every path alike; null when no path leads there.</summary>
    /// <param name="person">Who looks.</param>
    /// <param name="offer">For what.</param>
    /// <param name="words">What they search for.</param>
    /// <param name="context">Arguments of <c>@inContext</c>.</param>
    public static async Task<string?> TitleForAsync(Person person, WorkingCopy offer, string words, string context = "language: FR")
    {
        var data = await person.ReadAsync($"query ($slug: String!, $id: ID!, $words: String!) @inContext({context}) {{ {Paths} }}", new { slug = offer.Slug, id = offer.Id, words });
        var found = data.GetProperty("search").GetProperty("nodes").EnumerateArray().Select(hit => hit.GetProperty("item")).Where(item => item.GetProperty("slug").GetString() == offer.Slug);
        string?[] titles =
        [
            Title(data.GetProperty("key")), Title(data.GetProperty("node")), OnlyTitle(data.GetProperty("page")),
            OnlyTitle(data.GetProperty("nested").GetProperty("expertiseOffers")), OnlyTitle(data.GetProperty("found")), found.Select(Title).SingleOrDefault(),
        ];
        return titles.Distinct().Count() == 1 ? titles[0] : throw new Xunit.Sdk.XunitException($"Paths disagree: {string.Join(" | ", titles)}");
    }

    /// <summary>Checks what the feeds tell since the last time, and nothing else.</summary>
    /// <param name="editors">Operation, slug and version of each offer, in the order of the texts.</param>
    /// <param name="everybody">Operation and slug of what the public learns.</param>
    public async Task FeedsTellAsync(string editors, string everybody)
    {
        Assert.Equal(editors, Summary(await EditorsNewsAsync(news => Summary(news) == editors)));
        Assert.Equal(everybody, Summary(await PublicNewsAsync()));
    }

    /// <summary>Reads the editors' feed on until it tells what is awaited. A change shows when no older transaction is open any more.</summary>
    public async Task<Dictionary<string, string>> EditorsNewsAsync(Func<Dictionary<string, string>, bool> awaited)
    {
        using var limit = new CancellationTokenSource(Patience);
        var news = new Dictionary<string, string>();
        do
        {
            await _editorsCopy.ReadOnAsync(news);
        }
        while (!awaited(news) && !limit.IsCancellationRequested);
        return news;
    }

    /// <summary>What the public's feed tells since the last time; asked after the editors' feed, it tells all that theirs has told.</summary>
    public async Task<Dictionary<string, string>> PublicNewsAsync()
    {
        var news = new Dictionary<string, string>();
        await _publicCopy.ReadOnAsync(news);
        return news;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        Editor.Dispose();
        Contributor.Dispose();
        Partner.Dispose();
        await _service.DisposeAsync();
    }

    private static string Summary(Dictionary<string, string> news) => string.Join(", ", news.Values.Order(StringComparer.Ordinal));

    private static string? Title(JsonElement offer) => offer.ValueKind == JsonValueKind.Null ? null : offer.GetProperty("title").GetString();

    private static string? OnlyTitle(JsonElement connection)
    {
        var titles = connection.GetProperty("nodes").EnumerateArray().Select(Title).ToList();
        Assert.Equal(titles.Count, connection.GetProperty("totalCount").GetInt32());
        return titles.SingleOrDefault();
    }
}
