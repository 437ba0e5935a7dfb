using System.Globalization;
using System.Text.Json;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>Computes, from items that were paged through, what <c>aggregate</c> must say of them.</summary>
internal static class ItemNumbers
{
    /// <summary>The functions over fields, with the selections of an aggregate that ask for them.</summary>
    public static readonly IReadOnlyList<(string Alias, string Field, bool IsExtreme, Func<List<decimal>, decimal> Compute)> Functions =
    [
        ("least", "min", true, values => values.Min()),
        ("most", "max", true, values => values.Max()),
        ("total", "sum", false, values => values.Sum()),
        ("mean", "avg", false, values => values.Sum() / values.Count),
        ("middle", "median", false, values => Percentile(values, 0.5m)),
        ("ninth", "percentile(p: 0.9)", false, values => Percentile(values, 0.9m)),
        ("start", "percentile(p: 0)", false, values => values.Min()),
    ];

    /// <summary>The fields from which numbers are computed.</summary>
    public static List<CatalogField> Fields(CatalogType type, bool extremes) => [.. type.Fields.Where(field => field switch
    {
        MoneyField or CountField => true,
        PartialDateField => extremes,
        ScalarField { IsCriterion: true, Kind: ScalarKind.Int or ScalarKind.Long or ScalarKind.Decimal } => true,
        ScalarField { IsCriterion: true, Kind: ScalarKind.Date or ScalarKind.DateTime } => extremes,
        _ => false,
    })];

    /// <summary>What to select of an item to compute them.</summary>
    public static string Selection(CatalogType type) => string.Join(' ', Fields(type, extremes: true).Select(field => field switch
    {
        MoneyField => $"{field.Name} {{ amount currency }}",
        PartialDateField => $"{field.Name} {{ date }}",
        _ => field.Name,
    }));

    /// <summary>What to select of an aggregate or a group.</summary>
    public static string SelectionOfAggregate(CatalogType type) => string.Join(' ', Functions
        .Select(function => (function, fields: Fields(type, function.IsExtreme)))
        .Where(pair => pair.fields.Count > 0)
        .Select(pair => $"{pair.function.Alias}: {pair.function.Field} {{ {string.Join(' ', pair.fields.Select(field => field is MoneyField ? $"{field.Name} {{ amount currency }}" : field.Name))} }}"));

    /// <summary>What an aggregate says that is not what its items say: null when all is well.</summary>
    public static string? Difference(CatalogType type, JsonElement aggregate, IReadOnlyCollection<JsonElement> items)
    {
        foreach (var function in Functions)
        {
            foreach (var field in Fields(type, function.IsExtreme))
            {
                var answered = Numbers(field, aggregate.GetProperty(function.Alias).GetProperty(field.Name)).ToDictionary(pair => pair.Currency, pair => pair.Number);
                var expected = items.SelectMany(item => Numbers(field, OfItem(field, item))).GroupBy(pair => pair.Currency)
                    .ToDictionary(group => group.Key, group => function.Compute([.. group.Select(pair => pair.Number)]));
                if (answered.Count != expected.Count || expected.Any(pair => !answered.TryGetValue(pair.Key, out var number) || !IsSame(number, pair.Value)))
                {
                    return $"{function.Field} of {field.Name}: {Text(answered)} answered, {Text(expected)} expected";
                }
            }
        }

        return null;
    }

    private static JsonElement OfItem(CatalogField field, JsonElement item) => item.GetProperty(field.Name) switch
    {
        { ValueKind: JsonValueKind.Object } date when field is PartialDateField => date.GetProperty("date"),
        var value => value,
    };

    // A number for each currency; "" where there are no currencies, nothing where there is no value.
    private static IEnumerable<(string Currency, decimal Number)> Numbers(CatalogField field, JsonElement value) => (field, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => [],
        (MoneyField, JsonValueKind.Array) => value.EnumerateArray().SelectMany(money => Numbers(field, money)),
        (MoneyField, _) => [(value.GetProperty("currency").GetString()!, value.GetProperty("amount").GetDecimal())],
        (_, JsonValueKind.String) => [("", Moment(value.GetString()!))],
        _ => [("", value.GetDecimal())],
    };

    private static decimal Moment(string text) =>
        DateTimeOffset.Parse(text.Length == 10 ? text + "T00:00:00Z" : text, CultureInfo.InvariantCulture).UtcTicks;

    private static decimal Percentile(List<decimal> values, decimal fraction)
    {
        var sorted = values.Order().ToList();
        var place = fraction * (sorted.Count - 1);
        var below = (int)place;
        return below == sorted.Count - 1 ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    // Means and percentiles have six decimals.
    private static bool IsSame(decimal answered, decimal expected) => Math.Abs(answered - expected) <= 0.000001m * Math.Max(1, Math.Abs(expected) / 1_000_000);

    private static string Text(Dictionary<string, decimal> numbers) => string.Join(", ", numbers.Select(pair => $"{pair.Value} {pair.Key}"));
}
