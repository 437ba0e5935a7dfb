using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>
/// Random operations over every root connection of the catalogue, the same in every run. A failure prints the seed and the
/// variables. EXPECT_LONG=1 tries ten times as many.
/// </summary>
public abstract class RandomOperations(ServiceFixture service) : IAsyncLifetime
{
    /// <summary>How many operations to try where one is cheap.</summary>
    protected static readonly int Rounds = Environment.GetEnvironmentVariable("EXPECT_LONG") == "1" ? 100 : 10;

    /// <summary>The service's catalogue.</summary>
    protected static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();

    // The same for all tests, which run one after the other.
    private static Sampler? _sampled;

    /// <summary>The types that have a root connection.</summary>
    public static TheoryData<string> Types => [.. Catalog.Types.Where(type => type is { IsContent: true, PluralField: not null }).Select(type => type.Name)];

    /// <summary>Values for filters.</summary>
    private protected Sampler Sampler { get; private set; } = null!;

    /// <summary>Whom the service takes the questions to come from.</summary>
    protected virtual HttpClient Client => service.Client;

    /// <inheritdoc/>
    public virtual async Task InitializeAsync() => Sampler = _sampled ??= await Sampler.ReadAsync(Catalog, service.ConnectionString);

    /// <inheritdoc/>
    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The seed of a round and a source of numbers made from it.</summary>
    private protected static (int Seed, Random Random) Seed(string name, int round)
    {
        // The same operations in every run: a failure can be looked at again.
        var seed = name.Aggregate(round, (hash, letter) => unchecked((hash * 31) + letter));
        return (seed, new Random(seed));
    }

    /// <summary>A filter under which few enough items are left to page through them all; the one that leaves none when chance finds none.</summary>
    private protected async Task<Dictionary<string, object?>> FewAsync(CatalogType type, Random random, int seed)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 1);
            var data = await AskAsync($"query ($f: {type.Name}FilterInput) {{ c: {type.PluralField}(where: $f) {{ totalCount }} }}", new { f = filter }, seed);
            if (data.GetProperty("c").GetProperty("totalCount").GetInt32() is > 0 and <= 300)
            {
                return filter;
            }
        }

        return new() { ["or"] = Array.Empty<object>() };
    }

    /// <summary>The ids of all items, page by page, from the beginning or from the end; those of a page in their order.</summary>
    private protected async Task<List<List<string>>> PagesAsync(CatalogType type, object? order, object? where, int size, bool isForward, int seed, string? search = null)
    {
        var (count, from, edge, more) = isForward ? ("first", "after", "endCursor", "hasNextPage") : ("last", "before", "startCursor", "hasPreviousPage");
        var (declared, searched) = search is null ? ("", "") : (", $s: String", "search: $s, ");
        var query = $"query ($f: {type.Name}FilterInput, $o: [{type.Name}SortInput!], $c: String{declared}) {{ c: {type.PluralField}({searched}where: $f, order: $o, {count}: {size}, {from}: $c) {{ nodes {{ id }} pageInfo {{ {edge} {more} }} }} }}";
        var pages = new List<List<string>>();
        string? cursor = null;
        for (var hasMore = true; hasMore;)
        {
            var list = (await AskAsync(query, new { f = where, o = order, c = cursor, s = search }, seed)).GetProperty("c");
            pages.Add([.. list.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)]);
            cursor = list.GetProperty("pageInfo").GetProperty(edge).GetString();
            hasMore = list.GetProperty("pageInfo").GetProperty(more).GetBoolean();
        }

        return pages;
    }

    /// <summary>The value of <c>data</c>; fails when there are errors.</summary>
    private protected async Task<JsonElement> AskAsync(string query, object? variables, int seed)
    {
        var answer = await ServiceFixture.AskAsync(Client, query, variables);
        Assert.True(answer.TryGetProperty("data", out var data) && !answer.TryGetProperty("errors", out _), $"{seed}: {answer} to {query} with {JsonSerializer.Serialize(variables)}");
        return data;
    }
}
