using Expect.Domain;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Writing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Catalog;

/// <summary>What every content type shows of its past and of its life cycle.</summary>
internal static class RevisionFields
{
    private const string Revisions = "The states that the item had, the newest first; for editors, empty for everybody else.";

    private const string History = "The statuses that the item entered, the earliest first; for those who know more of it than the public, empty for everybody else.";

    private const string Transitions =
        "The moves that the item can make along its life cycle as it is at present, and all that stands in the way of each; null for viewers who may not write the item.";

    /// <summary>The fields of a type; none in a content model without revisions.</summary>
    public static IEnumerable<CatalogField> Of(IModel model, DomainDocumentation documentation, Type entity)
    {
        if (model.FindEntityType(typeof(Revision)) is not { } revision)
        {
            yield break;
        }

        var ofItem = new ForeignKeyLink(ModelColumns.Of(revision, revision.FindProperty(nameof(Revision.ItemId))!).Name);
        yield return new ToManyField("revisions", Revisions, nameof(Revision), ofItem, ToManyForm.Connection, null, []);
        if (LifecycleAccess.OfType(entity) is { } lifecycle)
        {
            yield return new ToManyField("history", History, nameof(HistoryEntry), ofItem, ToManyForm.List, null, []);
            yield return new TransitionsField("allowedTransitions", Transitions, new EnumBuilder(documentation).Of(lifecycle.Statuses));
        }
    }
}
