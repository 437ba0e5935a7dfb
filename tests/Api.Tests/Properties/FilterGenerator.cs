using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.Tests.Properties;

/// <summary>Makes random filters of any type of the catalogue, in the form that variables have them: every field, every operator, every quantifier.</summary>
internal sealed class FilterGenerator(ContentCatalog catalog, Sampler sampler, Random random)
{
    private static readonly string[] Comparisons = ["gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];
    private static readonly string[] Matches =
        ["contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith", "ieq", "icontains", "istartsWith"];

    /// <summary>A filter of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="depth">How many relations and brackets deep it may go.</param>
    public Dictionary<string, object?> Filter(CatalogType type, int depth)
    {
        if (depth > 0 && random.Next(4) == 0)
        {
            return random.Next(3) switch
            {
                0 => new() { ["not"] = Filter(type, depth - 1) },
                1 => new() { ["or"] = Many(type, depth - 1) },
                _ => new() { ["and"] = Many(type, depth - 1) },
            };
        }

        var filter = new Dictionary<string, object?>();
        foreach (var _ in Enumerable.Range(0, random.Next(1, 3)))
        {
            var (name, condition) = Member(type, depth);
            filter[name] = condition;
        }

        return filter;
    }

    /// <summary>The fields of a type that can be filtered at a depth.</summary>
    public static IEnumerable<CatalogField> Fields(CatalogType type, int depth) => type.Fields.Where(field => field switch
    {
        ScalarField scalar => scalar.IsCriterion,
        ToOneField or ToManyField => depth > 0,
        DisplayNameField or MixedListField or ItemIdField or DiffField or TransitionsField => false,
        _ => true,
    });

    /// <summary>A condition on a field.</summary>
    public object Condition(CatalogType type, CatalogField field, int depth) => field switch
    {
        ScalarField { Kind: ScalarKind.Id } id => Equality(type.Table, id.Column, type.Name),
        ScalarField { Kind: ScalarKind.Enum or ScalarKind.LanguageCode or ScalarKind.CurrencyCode or ScalarKind.Boolean or ScalarKind.Url } scalar =>
            Equality(type.Table, scalar.Column, null, isBoolean: scalar.Kind == ScalarKind.Boolean, canBeAbsent: false),
        ScalarField scalar => Operations(type.Table, scalar.Column),
        LocalizedField text => Operations(type.Table, text.Column),
        ScalarListField list => Quantified(() => Equality(type.Table, list.Column, null, canBeAbsent: false)),
        MoneyField money => random.Next(2) == 0
            ? new Dictionary<string, object?> { ["amount"] = Operations(type.Table, money.Amount) }
            : new Dictionary<string, object?> { ["currency"] = Equality(type.Table, money.Currency, null, canBeAbsent: false) },
        PartialDateField date => random.Next(2) == 0
            ? new Dictionary<string, object?> { ["date"] = Operations(type.Table, date.Date) }
            : new Dictionary<string, object?> { ["precision"] = Equality(type.Table, date.Precision, null, canBeAbsent: false) },
        CountField => new Dictionary<string, object?> { [Comparisons[random.Next(Comparisons.Length)]] = random.Next(3) },
        ConditionField => new Dictionary<string, object?> { [random.Next(2) == 0 ? "eq" : "neq"] = random.Next(2) == 0 },
        ToOneField toOne => Filter(catalog[toOne.Target], depth - 1),
        ToManyField many => Quantified(() => Filter(catalog[many.Target], depth - 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A field that no filter is known for: add one."),
    };

    private List<object> Many(CatalogType type, int depth) => [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Filter(type, depth))];

    private (string Name, object Condition) Member(CatalogType type, int depth)
    {
        var shortcuts = depth > 0 ? type.Shortcuts : [];
        var fields = Fields(type, depth).ToList();
        var index = random.Next(fields.Count + shortcuts.Length);
        return index < fields.Count
            ? (fields[index].Name, Condition(type, fields[index], depth))
            : (shortcuts[index - fields.Count].Name, Shortcut(shortcuts[index - fields.Count], depth));
    }

    private object Shortcut(FilterShortcut shortcut, int depth) => shortcut switch
    {
        WithinShortcut within => sampler.Value(random, "themes", ((ScalarField)catalog["Theme"].Field("code")!).Column, null, canBeAbsent: true)!,
        RelatedShortcut related => Filter(catalog[related.Target], depth - 1),
        _ => throw new ArgumentOutOfRangeException(nameof(shortcut), shortcut, "A shortcut that no filter is known for: add one."),
    };

    private Dictionary<string, object?> Quantified(Func<object> element)
    {
        var quantifier = new[] { "some", "none", "all", "any" }[random.Next(4)];
        return new() { [quantifier] = quantifier == "any" ? random.Next(2) == 0 : element() };
    }

    private Dictionary<string, object?> Equality(string table, Column column, string? idType, bool isBoolean = false, bool canBeAbsent = true)
    {
        object? One() => random.Next(6) == 0 && !isBoolean ? null : Value(table, column, idType, canBeAbsent);
        return random.Next(isBoolean ? 2 : 4) switch
        {
            0 => new() { ["eq"] = One() },
            1 => new() { ["neq"] = One() },
            2 => new() { ["in"] = Enumerable.Range(0, random.Next(4)).Select(_ => One()).ToList() },
            _ => new() { ["nin"] = Enumerable.Range(0, random.Next(4)).Select(_ => One()).ToList() },
        };
    }

    private Dictionary<string, object?> Operations(string table, Column column)
    {
        if (random.Next(3) == 0)
        {
            return Equality(table, column, null);
        }

        if (column.Type != SqlType.Text)
        {
            return new() { [Comparisons[random.Next(Comparisons.Length)]] = Value(table, column, null, true) };
        }

        var text = (string)Value(table, column, null, true)!;
        var start = random.Next(text.Length);
        return new() { [Matches[random.Next(Matches.Length)]] = Whole(text.Substring(start, random.Next(1, Math.Min(6, text.Length - start) + 1))) };
    }

    // A part of a text must not begin or end inside a character of two code units.
    private static string Whole(string part) => part.Any(char.IsSurrogate) ? "é" : part;

    private object? Value(string table, Column column, string? idType, bool canBeAbsent) =>
        sampler.Value(random, table, column, idType, canBeAbsent);
}
