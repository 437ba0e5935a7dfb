using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>What every item of content has in common: Node and Content.</summary>
internal sealed class ContentInterfaces(TypeRegistry registry, ScalarTypes scalars, ContentCatalog catalog, Func<CatalogType, IGraphType> typeOf)
{
    /// <summary>The type of an item's source.</summary>
    private const string SourceType = "Source";

    /// <summary>What an item's url means.</summary>
    public const string UrlDescription = "The item's permanent address in this service.";

    /// <summary>What an item's version means.</summary>
    public const string VersionDescription = "Counts the item's changes, for optimistic concurrency; null for viewers who write nothing.";

    public InterfaceGraphType Node => registry.GetOrAdd<InterfaceGraphType>("Node", "Anything with a global id.", type =>
        type.Field("id", scalars.Id.Required(), "The global id: opaque, stable, unique across types."));

    public InterfaceGraphType Content => registry.GetOrAdd<InterfaceGraphType>("Content", "An item of content or reference data: what all have in common.", type =>
    {
        type.Field("id", scalars.Id.Required(), "The global id: opaque, stable, unique across types.");
        type.Field("displayName", scalars.String, "The name by which people know the item.", LanguageArgument(scalars));
        type.Field("url", scalars.Of(ScalarKind.Url, null).Required(), UrlDescription);
        type.Field("version", scalars.Int, VersionDescription);
        type.Field("updatedAt", scalars.Of(ScalarKind.DateTime, null).Required(), "When the item changed last.");
        if (catalog.Find(SourceType) is { } source)
        {
            type.Field("source", typeOf(source), "Where the item's facts come from; null when nothing is recorded.");
        }

        type.AddResolvedInterface(Node);
    });

    /// <summary>The argument that asks for a text in another language than the operation's.</summary>
    public static QueryArgument LanguageArgument(ScalarTypes scalars) => TypeSyntax.Argument(
        "language", scalars.Language, "Asks for this language only, without fallback; omitted or null means the languages of the operation's context.");
}
