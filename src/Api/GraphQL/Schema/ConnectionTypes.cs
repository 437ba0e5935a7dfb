using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>Connections and edges, and the arguments that every connection takes.</summary>
internal sealed class ConnectionTypes(
    TypeRegistry registry, ScalarTypes scalars, ValueTypes values, Func<CatalogType, IGraphType> typeOf, FilterTypes filters, SortTypes sorts, AggregateTypes aggregates)
{
    /// <summary>How many items a page has when neither <c>first</c> nor <c>last</c> is given.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>Adds the root field of a type's connection.</summary>
    public void AddRootField(ObjectGraphType query, string name, CatalogType type, string? description = null) =>
        query.Field(
            name, Connection(type.Name, type, []).Required(),
            $"{description ?? $"{SchemaNames.Pascal(name)}, a page at a time."} {OrderOf(type)}", Arguments(type));

    /// <summary>Adds a relation to many items.</summary>
    public void AddField(ObjectGraphType owner, CatalogType parent, ToManyField relation, CatalogType target) =>
        owner.Field(
            relation.Name, Connection(SchemaNames.ConnectionStem(parent, relation), target, relation.EdgeFields).Required(),
            relation.Description, Arguments(target));

    private static string OrderOf(CatalogType type) =>
        type.DefaultOrder.IsEmpty
            ? "In the order of their ids when no order is given."
            : $"In the order {string.Join(", ", type.DefaultOrder.Select(key => $"`{string.Join('.', key.Path)} {(key.Descending ? "DESC" : "ASC")}`"))} when no order is given.";

    private IGraphType Connection(string stem, CatalogType target, ImmutableArray<ScalarField> edgeFields) =>
        registry.GetOrAdd<ObjectGraphType>(SchemaNames.Connection(stem), $"A page of {target.Name} items, and how to go on.", type =>
        {
            type.Field("pageInfo", values.PageInfo.Required(), "Where the page stands.");
            type.Field("edges", Edge(stem, target, edgeFields).RequiredList(), "The items of the page with their cursors.");
            type.Field("nodes", typeOf(target).RequiredList(), "The items of the page.");
            type.Field("totalCount", scalars.Int.Required(), "How many items there are, all pages together; counted only when asked for.");
            aggregates.AddFields(type, target);
        });

    private ObjectGraphType Edge(string stem, CatalogType target, ImmutableArray<ScalarField> edgeFields) =>
        registry.GetOrAdd<ObjectGraphType>(SchemaNames.Edge(stem), $"A {target.Name} in its place within a connection.", type =>
        {
            type.Field("cursor", scalars.String.Required(), "The place after or before which another page can start: opaque, bound to order and language.");
            type.Field("node", typeOf(target).Required(), "The item.");
            foreach (var field in edgeFields)
            {
                type.Field(field.Name, scalars.Of(field.Kind, field.Enum).Nullable(field.Nullable), field.Description);
            }
        });

    private QueryArgument[] Arguments(CatalogType target) =>
    [
        .. Paging(target),
        .. SearchTable.IsSearchable(target.Name) ? [SearchField.Argument(scalars)] : (QueryArgument[])[],
    ];

    private QueryArgument[] Paging(CatalogType target) =>
    [
        TypeSyntax.Argument("first", scalars.Int, $"How many items from the start, at most {target.MaxPageSize}; {DefaultPageSize} when neither `first` nor `last` is given."),
        TypeSyntax.Argument("after", scalars.String, "The cursor of the item after which the page starts."),
        TypeSyntax.Argument("last", scalars.Int, $"How many items from the end, at most {target.MaxPageSize}; not together with `first`."),
        TypeSyntax.Argument("before", scalars.String, "The cursor of the item before which the page ends."),
        TypeSyntax.Argument("where", filters.Of(target), "Which items; null and {} mean all."),
        TypeSyntax.Argument("order", sorts.Of(target).ListOfRequired(), $"In what order, the most important key first. {OrderOf(target)}"),
    ];
}
