using System.Globalization;
using System.Text.Json;
using Expect.Domain;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>Reads, from an item that was selected on a page, the group keys that it has, without asking for groups.</summary>
internal static class ItemKeys
{
    /// <summary>What to select of an item to know its values of a key, under an alias.</summary>
    public static string Selection(string alias, GroupKey key)
    {
        var leaf = key switch
        {
            { Value: MoneyField money } => $"{money.Name} {{ currency }}",
            { Value: PartialDateField date } => $"{date.Name} {{ date }}",
            { Value: { } value } => value.Name,
            { List: ScalarListField, Path: [] } => "",
            _ => "id",
        };
        var inner = key.Path.Reverse().Aggregate(leaf, (selection, step) => $"{step.Name} {{ {selection} }}");
        return $"{alias}: " + (key.List is { } list ? list.Name + (inner.Length == 0 ? "" : $" {{ {inner} }}") : inner);
    }

    /// <summary>What to select of a group to know its key.</summary>
    public static string SelectionOfGroup(GroupKey key) => IsItem(key) ? $"{key.FieldName} {{ id }}" : key.FieldName;

    /// <summary>The key of a group, as text; null when it has none.</summary>
    public static string? OfGroup(GroupKey key, JsonElement keys)
    {
        var value = keys.GetProperty(key.FieldName);
        return Text(IsItem(key) && value.ValueKind == JsonValueKind.Object ? value.GetProperty("id") : value);
    }

    /// <summary>The combinations of keys that an item has, each once: keys of one list are of one element of it.</summary>
    public static List<string> Of(IReadOnlyList<GroupKey> keys, JsonElement item)
    {
        var combinations = new List<string?[]> { new string?[keys.Count] };
        foreach (var list in keys.Select((key, i) => (key, i)).GroupBy(pair => pair.key.List?.Name))
        {
            var elements = list.Key is null ? [item] : Elements(item.GetProperty(Alias(list.First().i))).ToList();
            var next = new List<string?[]>();
            foreach (var combination in combinations)
            {
                for (var element = 0; element < elements.Count; element++)
                {
                    var copy = (string?[])combination.Clone();
                    foreach (var (key, i) in list)
                    {
                        var start = list.Key is null ? item.GetProperty(Alias(i)) : Elements(item.GetProperty(Alias(i))).ElementAt(element);
                        copy[i] = Value(key, start);
                    }

                    next.Add(copy);
                }
            }

            combinations = next;
        }

        return [.. combinations.Select(Join).Distinct()];
    }

    /// <summary>One text for the keys of a group.</summary>
    public static string Join(IEnumerable<string?> keys) => string.Join('|', keys.Select(key => key ?? "∅"));

    /// <summary>The alias of the key of that index.</summary>
    public static string Alias(int index) => $"k{index}";

    private static bool IsItem(GroupKey key) => key.Value is null && !(key.List is ScalarListField && key.Path.IsEmpty);

    private static IEnumerable<JsonElement> Elements(JsonElement list) => list.EnumerateArray();

    // The alias stands for the first step already.
    private static string? Value(GroupKey key, JsonElement start)
    {
        IEnumerable<string> steps = key.Path.Select(step => step.Name);
        steps = key switch
        {
            { Value: MoneyField money } => steps.Append(money.Name).Append("currency"),
            { Value: PartialDateField date } => steps.Append(date.Name).Append("date"),
            { Value: { } value } => steps.Append(value.Name),
            { List: ScalarListField, Path: [] } => steps,
            _ => steps.Append("id"),
        };
        foreach (var step in key.List is null ? steps.Skip(1) : steps)
        {
            if (start.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            start = start.GetProperty(step);
        }

        return key.Bucket is { } bucket && Text(start) is { } day ? Period(bucket, day) : Text(start);
    }

    private static string Period(CalendarBucket bucket, string text)
    {
        var day = text.Length == 10
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : ParisTime.DayOf(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
        return day.ToString(bucket == CalendarBucket.Year ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture).TrimStart('0');
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
