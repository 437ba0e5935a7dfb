using Expect.Api.Security;
using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Whether a viewer may write something, by the table of the rights to write: the one place that decides.</summary>
internal static class WritePolicy
{
    /// <summary>Whether a viewer may write anything at all.</summary>
    public static bool MayWrite(Viewer viewer) =>
        viewer.CanWrite && (viewer.IsEditor || viewer.Has(Role.CONTRIBUTOR) || viewer.Has(Role.COMMITTEE) || viewer.Has(Role.FUNDING_OFFICER));

    /// <summary>Whether a viewer may write an item.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="type">The item's type.</param>
    /// <param name="territory">The territory that the item belongs to; null when there is none.</param>
    public static bool MayWrite(Viewer viewer, WritableType type, Guid? territory) =>
        viewer.CanWrite && (WriteTable.WritesAll(type.Name, AudienceOf(viewer)) || IsOwn(viewer, type, territory));

    /// <summary>Whether a viewer that may write an item may move it to a status.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="type">The item's type.</param>
    /// <param name="to">The status, by its name in the schema.</param>
    public static bool MayMove(Viewer viewer, WritableType type, string to) =>
        WriteTable.WritesAll(type.Name, AudienceOf(viewer)) || WriteTable.MovesOwn(type.Name, to);

    private static bool IsOwn(Viewer viewer, WritableType type, Guid? territory) =>
        WriteTable.WritesOwn(type.Name, AudienceOf(viewer)) && territory is { } own && viewer.Territories.Contains(own);

    private static Audience AudienceOf(Viewer viewer) => viewer.AudienceOf(preview: true);
}
