using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>What the catalogue's fields about revisions and life cycles are made of, and the root field <c>revisions</c>.</summary>
internal sealed class RevisionTypes(TypeRegistry registry, ScalarTypes scalars)
{
    /// <summary>The root field's name, and the type of its items.</summary>
    public const string RootField = "revisions";

    /// <summary>The type of a revision.</summary>
    public const string RevisionType = "Revision";

    /// <summary>The type of a difference.</summary>
    public const string ChangeType = "FieldChange";

    /// <summary>The type of what stands in the way of a move.</summary>
    public const string BlockerType = "TransitionBlocker";

    /// <summary>The type of a move of a life cycle.</summary>
    public static string TransitionType(CatalogEnum statuses) => statuses.Name + "Transition";

    /// <summary>Adds the root field; nothing in a content model without revisions.</summary>
    public static void AddRootField(ObjectGraphType query, ContentCatalog catalog, ConnectionTypes connections)
    {
        if (catalog.Find(RevisionType) is { } revision)
        {
            connections.AddRootField(
                query, RootField, revision, "What was written, items that are erased now included; for editors, empty for everybody else. Who wrote it is for administrators.");
        }
    }

    /// <summary>Adds the field that says in what a revision differs from another.</summary>
    public void AddDiff(ObjectGraphType owner, DiffField field) => owner.Field(
        field.Name, Change.RequiredList(), field.Description,
        TypeSyntax.Argument("since", scalars.Int, "The version of the item to compare with; omitted or null means the one before. One that is not there says nothing."));

    /// <summary>Adds the field with the moves that an item can make.</summary>
    public void AddTransitions(ObjectGraphType owner, TransitionsField field) =>
        owner.Field(field.Name, Transition(field.Statuses).ListOfRequired(), field.Description);

    private ObjectGraphType Change => registry.GetOrAdd<ObjectGraphType>(ChangeType, "A field in which two revisions differ.", type =>
    {
        type.Field("path", scalars.String.RequiredList(), "The name of the field; of a text in several languages, then the language.");
        type.Field("before", scalars.Json, "What it said; null when it said nothing.");
        type.Field("after", scalars.Json, "What it says; null when it says nothing.");
    });

    private ObjectGraphType Transition(CatalogEnum statuses) => registry.GetOrAdd<ObjectGraphType>(
        TransitionType(statuses), "A move that an item can make along its life cycle.", type =>
        {
            type.Field("to", scalars.Of(ScalarKind.Enum, statuses).Required(), "The status that the item would have.");
            type.Field("blockedBy", Blocker.RequiredList(), "All that stands in the way, as the mutation would answer; empty when nothing does.");
        });

    private ObjectGraphType Blocker => registry.GetOrAdd<ObjectGraphType>(BlockerType, "Something that stands in the way of a move.", type =>
    {
        type.Field("code", scalars.String.Required(), "Stable name of the rule.");
        type.Field("message", scalars.String.Required(), "What is wrong and what to do about it, in French or English by the operation's context.");
        type.Field("path", scalars.String.RequiredList(), "Where in the item: names of fields, indexes of lists; empty when it is the item as a whole.");
    });
}
