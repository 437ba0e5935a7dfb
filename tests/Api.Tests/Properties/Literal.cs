using System.Text.Json;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>Writes values of variables as literals of a document: names of enumeration values stand without quotes.</summary>
internal static class Literal
{
    /// <summary>A filter of a type.</summary>
    public static string Of(ContentCatalog catalog, CatalogType type, object? filter) => filter switch
    {
        Dictionary<string, object?> members => $"{{{string.Join(", ", members.Select(member => $"{member.Key}: {Member(catalog, type, member.Key, member.Value)}"))}}}",
        IEnumerable<object> list => $"[{string.Join(", ", list.Select(item => Of(catalog, type, item)))}]",
        _ => JsonSerializer.Serialize(filter),
    };

    /// <summary>An order.</summary>
    public static string OfOrder(object? order) => order switch
    {
        Dictionary<string, object?> members => $"{{{string.Join(", ", members.Select(member => $"{member.Key}: {OfOrder(member.Value)}"))}}}",
        IEnumerable<object> list => $"[{string.Join(", ", list.Select(OfOrder))}]",
        _ => (string)order!,
    };

    private static string Member(ContentCatalog catalog, CatalogType type, string name, object? value) => type.Field(name) switch
    {
        ToOneField toOne => Of(catalog, catalog[toOne.Target], value),
        ToManyField many => Quantified((Dictionary<string, object?>)value!, element => Of(catalog, catalog[many.Target], element)),
        ScalarListField list => Quantified((Dictionary<string, object?>)value!, element => Plain(element, IsEnum(list.Kind))),
        ScalarField scalar => Plain(value, IsEnum(scalar.Kind)),
        MoneyField => Parts((Dictionary<string, object?>)value!, "currency"),
        PartialDateField => Parts((Dictionary<string, object?>)value!, "precision"),
        not null => Plain(value, false),
        null when type.Shortcuts.FirstOrDefault(shortcut => shortcut.Name == name) is RelatedShortcut related => Of(catalog, catalog[related.Target], value),
        null => value is string ? JsonSerializer.Serialize(value) : Of(catalog, type, value),
    };

    private static bool IsEnum(ScalarKind kind) => kind is ScalarKind.Enum or ScalarKind.LanguageCode or ScalarKind.CurrencyCode;

    private static string Quantified(Dictionary<string, object?> quantifiers, Func<object?, string> element) =>
        $"{{{string.Join(", ", quantifiers.Select(item => $"{item.Key}: {(item.Value is bool any ? JsonSerializer.Serialize(any) : element(item.Value))}"))}}}";

    private static string Parts(Dictionary<string, object?> parts, string enumeration) =>
        $"{{{string.Join(", ", parts.Select(part => $"{part.Key}: {Plain(part.Value, part.Key == enumeration)}"))}}}";

    private static string Plain(object? value, bool isEnum) => value switch
    {
        Dictionary<string, object?> members => $"{{{string.Join(", ", members.Select(member => $"{member.Key}: {Plain(member.Value, isEnum)}"))}}}",
        string name when isEnum => name,
        string text => JsonSerializer.Serialize(text),
        System.Collections.IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(item => Plain(item, isEnum)))}]",
        _ => JsonSerializer.Serialize(value),
    };
}
