using System.Collections.Immutable;
using System.Text.Json;

namespace Expect.Persistence.Writing;

/// <summary>A place in which two snapshots of an item differ.</summary>
/// <param name="Path">The name of the field; of a localised text, then the language.</param>
/// <param name="Before">What the former says there; null when it says nothing.</param>
/// <param name="After">What the later says there; null when it says nothing.</param>
internal sealed record SnapshotDifference(ImmutableArray<string> Path, JsonElement? Before, JsonElement? After)
{
    private const string Language = "language";
    private const string Value = "value";

    /// <summary>All places, in the order of the later snapshot's fields. Nothing, null and an empty list are the same.</summary>
    public static IEnumerable<SnapshotDifference> Between(JsonElement before, JsonElement after) =>
        after.EnumerateObject().Concat(before.EnumerateObject()).Select(field => field.Name).Distinct()
            .SelectMany(name => Between(name, Find(before, name), Find(after, name)));

    private static IEnumerable<SnapshotDifference> Between(string name, JsonElement? before, JsonElement? after)
    {
        if (Texts(before) is { } former && Texts(after) is { } later && (former.Count > 0 || later.Count > 0))
        {
            return later.Keys.Concat(former.Keys).Distinct()
                .Where(language => !Same(former.GetValueOrDefault(language), later.GetValueOrDefault(language)))
                .Select(language => new SnapshotDifference([name, language], former.GetValueOrDefault(language), later.GetValueOrDefault(language)));
        }

        return Same(before, after) ? [] : [new SnapshotDifference([name], before, after)];
    }

    private static JsonElement? Find(JsonElement snapshot, string name) => snapshot.TryGetProperty(name, out var value) && !IsNothing(value) ? value : null;

    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static bool Same(JsonElement? before, JsonElement? after) =>
        before is { } former && after is { } later ? JsonElement.DeepEquals(former, later) : before is null && after is null;

    // The texts of a localised text by language, none for nothing; null for anything else.
    private static Dictionary<string, JsonElement?>? Texts(JsonElement? value)
    {
        if (value is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(IsText)
            ? list.EnumerateArray().ToDictionary(text => text.GetProperty(Language).GetString()!, text => (JsonElement?)text.GetProperty(Value))
            : null;
    }

    private static bool IsText(JsonElement text) =>
        text.ValueKind == JsonValueKind.Object && text.TryGetProperty(Language, out _) && text.TryGetProperty(Value, out _) && text.EnumerateObject().Count() == 2;
}
