using System.Text.Json;

namespace Expect.Api.Tests.Changes;

/// <summary>A change as a client reads it.</summary>
/// <param name="Id">The item's global identifier.</param>
/// <param name="Type">Its type.</param>
/// <param name="Operation">UPSERTED or REMOVED.</param>
/// <param name="ChangedAt">When it changed.</param>
/// <param name="Item">Its key and website, as far as it is an organisation; null when it was removed.</param>
internal sealed record FeedChange(string Id, string Type, string Operation, DateTimeOffset ChangedAt, (string? Slug, string? Website)? Item)
{
    /// <summary>Reads a node of the feed.</summary>
    public static FeedChange Read(JsonElement node)
    {
        var item = node.GetProperty("item");
        return new FeedChange(
            node.GetProperty("id").GetString()!,
            node.GetProperty("type").GetString()!,
            node.GetProperty("operation").GetString()!,
            node.GetProperty("changedAt").GetDateTimeOffset(),
            item.ValueKind is JsonValueKind.Null ? null : (Text(item, "slug"), Text(item, "website")));
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
