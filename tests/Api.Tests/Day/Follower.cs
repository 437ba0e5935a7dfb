using System.Text.Json;

namespace Expect.Api.Tests.Day;

/// <summary>Somebody who keeps a copy of offers by the change feed.</summary>
internal sealed class Follower
{
    private const string Fields = "nodes { id operation item { version ... on ExpertiseOffer { slug } } } pageInfo { endCursor hasNextPage }";

    private readonly Dictionary<string, string> _slugs = [];
    private readonly Person _person;
    private readonly string _query;
    private string? _cursor;

    private Follower(Person person, bool preview)
    {
        _person = person;
        _query = $"query ($after: String, $since: DateTime) @inContext(preview: {(preview ? "true" : "false")}) {{ changes(first: 1000, after: $after, since: $since, types: [EXPERTISE_OFFER]) {{ {Fields} }} }}";
    }

    /// <summary>Begins at the end of the feed: what is there by now is known.</summary>
    /// <param name="person">Who follows.</param>
    /// <param name="preview">Whether drafts are followed too.</param>
    public static async Task<Follower> StartAsync(Person person, bool preview)
    {
        var follower = new Follower(person, preview);
        await follower.PageAsync([], since: "2900-01-01T00:00:00Z");
        return follower;
    }

    /// <summary>What is new: for each item the last operation, its slug, and its version for those who may write it; in the order of the texts.</summary>
    /// <param name="news">By item; what came before is kept.</param>
    public async Task ReadOnAsync(Dictionary<string, string> news)
    {
        while (await PageAsync(news))
        {
            // There are more pages.
        }
    }

    private async Task<bool> PageAsync(Dictionary<string, string> news, string? since = null)
    {
        var changes = (await _person.ReadAsync(_query, new { after = _cursor, since })).GetProperty("changes");
        foreach (var change in changes.GetProperty("nodes").EnumerateArray())
        {
            var id = change.GetProperty("id").GetString()!;
            news[id] = $"{change.GetProperty("operation").GetString()} {Describe(id, change.GetProperty("item"))}";
        }

        _cursor = changes.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        return changes.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
    }

    // What is removed has no item any more: the copy knows which it was.
    private string Describe(string id, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Null)
        {
            return _slugs.Remove(id, out var slug) ? slug : "unknown";
        }

        _slugs[id] = item.GetProperty("slug").GetString()!;
        return item.GetProperty("version") is { ValueKind: JsonValueKind.Number } version ? $"{_slugs[id]} {version}" : _slugs[id];
    }
}
