using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root field <c>changes</c> with its types.</summary>
internal sealed class ChangesField(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, ContentCatalog catalog)
{
    /// <summary>The field's name.</summary>
    public const string Name = "changes";

    /// <summary>The type of a change, and what its connection is named after.</summary>
    public const string ChangeType = "Change";

    /// <summary>How many changes a page has at most.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>The operation of an item that is visible.</summary>
    public const string Upserted = "UPSERTED";

    /// <summary>The operation of an item that is no longer visible.</summary>
    public const string Removed = "REMOVED";

    /// <summary>Adds the field to the root.</summary>
    public void Add(ObjectGraphType query) => query.Field(
        Name, Connection.Required(),
        "What changed, for whoever keeps a copy: each item once, in its latest state, in the order of the changes. Read to the end, keep `pageInfo.endCursor`, and go on from there later: nothing is missed. Without `after` and `since`, everything that is visible.",
        TypeSyntax.Argument("after", scalars.String, "The cursor of the change after which the page starts. One that is too old, or of a feed begun anew, is refused with CURSOR_EXPIRED."),
        TypeSyntax.Argument("since", scalars.Of(ScalarKind.DateTime, null), "Only what changed at this moment or later; not together with `after`. A transaction can commit after the moment of its changes: to miss nothing, go on from a cursor."),
        TypeSyntax.Argument("types", SearchField.ContentType(registry, catalog).ListOfRequired(), "Only these types; omitted or null means all."),
        TypeSyntax.Argument("first", scalars.Int, $"How many changes from the start, at most {MaxPageSize}; {ConnectionTypes.DefaultPageSize} when it is not given."));

    private ObjectGraphType Connection => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.Connection(ChangeType), "A page of changes, and how to go on.", type =>
        {
            type.Field("pageInfo", objects.PageInfo.Required(), "Where the page stands. `endCursor` is never null: of an empty page it is where the feed ends at present.");
            type.Field("edges", Edge.RequiredList(), "The changes of the page with their cursors.");
            type.Field("nodes", Change.RequiredList(), "The changes of the page.");
            type.Field("totalCount", scalars.Int.Required(), "How many changes there are, all pages together and whatever `after` says; counted only when asked for.");
        });

    private ObjectGraphType Edge => registry.GetOrAdd<ObjectGraphType>(SchemaNames.Edge(ChangeType), "A change in its place within a connection.", type =>
    {
        type.Field("cursor", scalars.String.Required(), "The place after which another page can start: opaque, bound to whose feed it is: the public's, partners', editors', or that of editors who ask for a preview.");
        type.Field("node", Change.Required(), "The change.");
    });

    private ObjectGraphType Change => registry.GetOrAdd<ObjectGraphType>(ChangeType, "The latest change of an item, as far as the viewer may know of it.", type =>
    {
        type.Field("id", scalars.Id.Required(), "The item's global identifier.");
        type.Field("type", SearchField.ContentType(registry, catalog).Required(), "The item's type.");
        type.Field("operation", Operation.Required(), "What became of the item.");
        type.Field("changedAt", scalars.Of(ScalarKind.DateTime, null).Required(), "When it changed; of what appears or disappears by its schedule, the moment of the schedule.");
        type.Field("item", objects.Content, "The item as it is now; null when it was removed.");
    });

    private EnumerationGraphType Operation => registry.GetOrAdd<EnumerationGraphType>("ChangeOperation", "What became of an item.", type =>
    {
        type.Add(Upserted, Upserted, "It appeared, or it or a part of it is different.");
        type.Add(Removed, Removed, "It is no longer visible: deleted, no longer published, or hidden with what it belongs to.");
    });
}
