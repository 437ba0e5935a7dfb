using Expect.Persistence.Catalog;

namespace Expect.Api.GraphQL.Schema;

/// <summary>How generated types and fields are named: Hot Chocolate's conventions.</summary>
public static class SchemaNames
{
    /// <summary>territory → Territory</summary>
    public static string Pascal(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    /// <summary>The value of ContentType for a type: ExpertiseOffer → EXPERTISE_OFFER</summary>
    public static string ContentType(string type) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(type);

    /// <summary>The connection over a type.</summary>
    public static string Connection(string type) => type + "Connection";

    /// <summary>The edge of that connection.</summary>
    public static string Edge(string type) => type + "Edge";

    /// <summary>What a relation's connection and edge are named after: the target, or the relation itself when its edges say more.</summary>
    public static string ConnectionStem(CatalogType parent, ToManyField field) =>
        field.EdgeFields.IsEmpty ? field.Target : parent.Name + Pascal(field.Name);

    /// <summary>The filter of a type.</summary>
    public static string Filter(string type) => type + "FilterInput";

    /// <summary>The filter of a list of objects.</summary>
    public static string ListFilter(string type) => "ListFilterInputTypeOf" + Filter(type);

    /// <summary>The filter of a scalar.</summary>
    public static string OperationFilter(ScalarKind kind, CatalogEnum? type) => Scalar(kind, type) + "OperationFilterInput";

    /// <summary>The filter of a list of scalars.</summary>
    public static string ListOperationFilter(ScalarKind kind, CatalogEnum? type) => "List" + OperationFilter(kind, type);

    /// <summary>The numbers computed over items of a type.</summary>
    public static string Aggregate(string type) => type + "Aggregate";

    /// <summary>The smallest and greatest values of a type.</summary>
    public static string Extreme(string type) => type + "Extreme";

    /// <summary>The computed numbers of a type.</summary>
    public static string Statistic(string type) => type + "Statistic";

    /// <summary>A group of items of a type.</summary>
    public static string Group(string type) => type + "Group";

    /// <summary>What items of a type can be grouped by.</summary>
    public static string GroupKey(string type) => type + "GroupKey";

    /// <summary>The keys of a type of which an item has one value.</summary>
    public static string DistinctKey(string type) => type + "DistinctKey";

    /// <summary>The keys of a group.</summary>
    public static string GroupKeys(string type) => type + "GroupKeys";

    /// <summary>The order of groups of a type.</summary>
    public static string GroupSort(string type) => type + "GroupSortInput";

    /// <summary>The order of a type.</summary>
    public static string Sort(string type) => type + "SortInput";

    /// <summary>The unique keys of a type.</summary>
    public static string By(string type) => type + "ByInput";

    /// <summary>A unique key made of several values.</summary>
    public static string Key(string type, CatalogLookup lookup) => type + Pascal(lookup.Name) + "KeyInput";

    /// <summary>The field that names the language in which a localised text is given.</summary>
    public static string LanguageField(string field) => field + "Language";

    /// <summary>The field with all translations of a localised text.</summary>
    public static string TranslationsField(string field) => field + "Translations";

    /// <summary>The field with a text of Markdown as HTML.</summary>
    public static string HtmlField(string field) => field + "Html";

    private static string Scalar(ScalarKind kind, CatalogEnum? type) => kind switch
    {
        ScalarKind.Enum => type!.Name,
        // Filters treat a formatted text as text.
        ScalarKind.Markdown => nameof(ScalarKind.String),
        _ => kind.ToString(),
    };
}
