using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root field <c>search</c> with its types, and the argument of the same name that connections take.</summary>
internal sealed class SearchField(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, ContentCatalog catalog)
{
    /// <summary>The field's name.</summary>
    public const string Name = "search";

    /// <summary>What the connection's type is named after.</summary>
    public const string HitType = "SearchHit";

    /// <summary>The type of a marked text.</summary>
    public const string HighlightType = "SearchHighlight";

    private const string Syntax =
        "All its words must occur, in any order and any form of the language (`@inContext`), without regard to case and accents; \"words in quotes\" stand behind one another."
        + " When nothing matches, words spelt alike count.";

    /// <summary>The argument of connections.</summary>
    public static QueryArgument Argument(ScalarTypes scalars) => TypeSyntax.Argument(
        Name, scalars.String,
        $"Only items that match this text, the best first unless `order` says otherwise; null, or a text without a word, means no search. {Syntax}");

    /// <summary>Adds the field to the root.</summary>
    public void Add(ObjectGraphType query) => query.Field(
        Name, Connection.Required(),
        "Items of any searchable type that match a text, the best first. An offer is also found by its territory, its themes, its target countries and the partners of the public projects of its practices.",
        TypeSyntax.Argument("query", scalars.String.Required(), $"The text; one without a word finds nothing. {Syntax}"),
        TypeSyntax.Argument("types", ContentType(registry, catalog).ListOfRequired(), $"Only these types; omitted or null means all that can be searched: {string.Join(", ", SearchTable.SearchableTypes.Select(SchemaNames.ContentType).Order(StringComparer.Ordinal))}."),
        TypeSyntax.Argument("first", scalars.Int, $"How many items from the start, at most 100; {ConnectionTypes.DefaultPageSize} when it is not given."),
        TypeSyntax.Argument("after", scalars.String, "The cursor of the item after which the page starts."));

    /// <summary>The enumeration of the content types.</summary>
    public static IGraphType ContentType(TypeRegistry registry, ContentCatalog catalog) => registry.GetOrAdd<EnumerationGraphType>(
        "ContentType", "The types of content and reference data: what implements Content.", created =>
        {
            foreach (var type in catalog.Types.Where(type => type.IsContent))
            {
                created.Add(SchemaNames.ContentType(type.Name), SchemaNames.ContentType(type.Name), type.Description);
            }
        });

    private ObjectGraphType Connection => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.Connection(HitType), "A page of search hits, and how to go on.", type =>
        {
            type.Field("pageInfo", objects.PageInfo.Required(), "Where the page stands.");
            type.Field("edges", Edge.RequiredList(), "The hits of the page with their cursors.");
            type.Field("nodes", Hit.RequiredList(), "The hits of the page.");
            type.Field("totalCount", scalars.Int.Required(), "How many hits there are, all pages together; counted only when asked for.");
        });

    private ObjectGraphType Edge => registry.GetOrAdd<ObjectGraphType>(SchemaNames.Edge(HitType), "A search hit in its place within a connection.", type =>
    {
        type.Field("cursor", scalars.String.Required(), "The place after which another page can start: opaque, bound to language and search.");
        type.Field("node", Hit.Required(), "The hit.");
    });

    private ObjectGraphType Hit => registry.GetOrAdd<ObjectGraphType>(HitType, "An item that matches a search.", type =>
    {
        type.Field("score", scalars.Float.Required(), "How well it matches: the greater the better. Scores of different searches say nothing about each other.");
        type.Field("highlights", Highlight.RequiredList(), "Where the words stand in the item's own texts; empty when it is found through others only.");
        type.Field("item", objects.Content.Required(), "The item.");
    });

    private ObjectGraphType Highlight => registry.GetOrAdd<ObjectGraphType>(HighlightType, "A text of an item with the words found in it.", type =>
    {
        type.Field("field", scalars.String.Required(), "The name of the item's field.");
        type.Field("html", scalars.Of(ScalarKind.Html, null).Required(), "The text, or the parts of it around the words, as HTML: everything escaped but `<mark>` around the words.");
    });
}
