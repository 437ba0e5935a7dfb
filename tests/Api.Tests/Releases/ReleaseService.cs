using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Persistence.Reading;

namespace Expect.Api.Tests.Releases;

/// <summary>A service over a database of its own, and the operations on releases that tests share.</summary>
public abstract class ReleaseService(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Everything = """
        create or replace function pg_temp.hash_of_all() returns text language plpgsql as $$
        declare tab text; one text; hashes text := '';
        begin
            for tab in select tablename from pg_tables where schemaname = 'public' and not (tablename = any (string_to_array('{0}', ','))) order by 1 loop
                execute format('select count(*) || '':'' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %I t', tab) into one;
                hashes := hashes || tab || ' ' || one || chr(10);
            end loop;
            return hashes;
        end $$;
        do $$ begin perform search_learn(1000000); end $$;
        select pg_temp.hash_of_all()
        """;

    /// <summary>The service.</summary>
    protected WritingService Service { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Service = await WritingService.StartAsync(fixture, $"releases_{Guid.NewGuid():n}");
        await Service.ScalarAsync("select renew_change_feed()"); // what the service does by itself to a copied database, sooner or later
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Service.DisposeAsync();

    /// <summary>A new release; its id.</summary>
    protected async Task<string> ReleaseAsync(string name = "Rentrée")
    {
        var payload = await Service.WriteAsync("mutation ($name: String!) { createRelease(input: { name: $name }) { release { id status } errors { __typename } } }", new { name });
        Assert.Equal("OPEN", payload.GetProperty("release").GetProperty("status").GetString());
        return payload.GetProperty("release").GetProperty("id").GetString()!;
    }

    /// <summary>What an editor does to a release.</summary>
    /// <param name="command">The mutation.</param>
    /// <param name="input">Its input.</param>
    protected Task<JsonElement> CommandAsync(string command, object input) => Service.WriteAsync(
        $$"""mutation ($input: {{char.ToUpperInvariant(command[0])}}{{command[1..]}}Input!) @inContext(language: EN) { {{command}}(input: $input) { release { version status scheduledFor publishedAt failure } {{Problems.SelectionWithDuplicates}} } }""",
        new { input });

    /// <summary>A published offer of Paris; its id. It has the version 3.</summary>
    protected async Task<string> PublishedAsync(string slug)
    {
        var id = await Service.CreateOfferAsync(slug);
        await Service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        await Service.WriteAsync(Offers.Publish, new { input = new { id, version = 2 } });
        return id;
    }

    /// <summary>Keeps the change of an offer's French title in a release.</summary>
    protected async Task<JsonElement> RetitleAsync(string release, string offer, int version, string title)
    {
        var payload = await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version, title = Offers.French(title) } });
        Assert.Empty(Problems.Of(payload));
        return payload.GetProperty("expertiseOffer");
    }

    /// <summary>An answer of the service to an editor, as text.</summary>
    protected async Task<string> EditorAsync(string query, object? variables = null) => (await ServiceFixture.AskAsync(Service.Editor, query, variables)).GetRawText();

    /// <summary>The title of an offer that the public sees.</summary>
    protected async Task<string?> PublicTitleAsync(string slug)
    {
        var answer = await ServiceFixture.AskAsync(Service.Anonymous, "query ($slug: String!) { expertiseOffer(by: { slug: $slug }) { title } }", new { slug });
        return answer.GetProperty("data").GetProperty("expertiseOffer") is { ValueKind: JsonValueKind.Object } offer ? offer.GetProperty("title").GetString() : null;
    }

    /// <summary>A hash of each table's rows, a line for each; without the notes of the service's own housekeeping, and with what was written learnt, as the service does sooner or later.</summary>
    protected async Task<string> HashAsync(params string[] except) =>
        (string)(await Service.ScalarAsync(Everything.Replace("{0}", string.Join(',', ["change_feed", .. except]), StringComparison.Ordinal)))!;

    /// <summary>The row of an item.</summary>
    protected static Guid RowOf(string id) => GlobalId.TryParse(id, out var parsed) ? parsed.Id : throw new ArgumentException($"{id} is no global id.", nameof(id));

    /// <summary>An input of a mutation that is kept in a release.</summary>
    protected static IReadOnlyDictionary<string, object?> WithRelease(object input, string release) =>
        new Dictionary<string, object?>(JsonSerializer.Deserialize<Dictionary<string, object?>>(JsonSerializer.Serialize(input))!) { ["release"] = release };
}
