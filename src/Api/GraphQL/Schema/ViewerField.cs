using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root field <c>viewer</c> with its types.</summary>
internal static class ViewerField
{
    /// <summary>The field's name.</summary>
    public const string Name = "viewer";

    /// <summary>The type of who asks.</summary>
    public const string ViewerType = "Viewer";

    /// <summary>The type of the territories that a viewer speaks for.</summary>
    public const string TerritoryType = "Territory";

    /// <summary>Adds the field to the root; not in a content model without accounts.</summary>
    public static void Add(ObjectGraphType query, TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, ContentCatalog catalog)
    {
        if (catalog.Role is not null)
        {
            query.Field(Name, ViewerOf(registry, scalars, objects, catalog).Required(), "Who asks: without a token, anybody.");
        }
    }

    private static ObjectGraphType ViewerOf(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, ContentCatalog catalog) => registry.GetOrAdd<ObjectGraphType>(
        ViewerType, "Who asks, by the token of the request.", type =>
        {
            type.Field("name", scalars.String, "The account's name for people; null without an account.");
            type.Field("roles", scalars.Of(ScalarKind.Enum, catalog.Role).RequiredList(), "What the viewer is allowed; empty for anybody, who reads what is public.");
            type.Field("scopes", scalars.Of(ScalarKind.Enum, catalog.Scope).RequiredList(), "What the token may be used for, within the rights of the roles.");
            type.Field("territories", objects.Of(catalog[TerritoryType]).RequiredList(), "The territories that the viewer speaks for, in an order that stays.");
            type.Field("operationCostLimit", scalars.Of(ScalarKind.Long, null).Required(), "What each figure of the cost of an operation may be at most for the viewer. Requests are not counted over time.");
            type.Field("changesCursor", scalars.String.Required(), "Where the change feed ends at present: give it as `after` to `changes` to learn of all that changes from now on.");
        });
}
