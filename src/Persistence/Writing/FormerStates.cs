using System.Text.Json;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>
/// Finds what items said in their revisions, for those who may write them. To everybody else an item that was erased, and one
/// that never was, are the same.
/// </summary>
internal sealed class FormerStates(ContentDbContext context, WriteOrigin origin)
{
    private static readonly InvalidInput Unknown = new("revision.unknown", "The item has no such revision.", ["revision"]);

    private static readonly InvalidInput NotErased = new("version.missing", "The item is there: give the version that you know.", ["version"]);

    /// <summary>The snapshot of a revision, or why the writer does not get it.</summary>
    /// <param name="type">The item's type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows; null when the item was erased.</param>
    /// <param name="revision">The version that it had.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<(string? Snapshot, WriteProblem? Problem)> FindAsync(WritableType type, Guid id, int? version, int revision, CancellationToken cancellationToken)
    {
        var item = await type.LoadAsync(context, id, cancellationToken).ConfigureAwait(false);
        if ((item is null) != (version is null))
        {
            return (null, item is null ? new ItemNotFound(["id"]) : MayWrite(type, item) ? NotErased : Unknown);
        }

        if (item is not null && !MayWrite(type, item))
        {
            return (null, new NotAllowed());
        }

        var snapshot = await context.Set<Revision>().AsNoTracking()
            .Where(known => known.ContentType == type.Name && known.ItemId == id && known.Version == revision)
            .Select(known => known.Snapshot).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return snapshot is not null && (item is not null || origin.MayWrite(type, OwnerIn(type, snapshot))) ? (snapshot, null) : (null, Unknown);
    }

    private bool MayWrite(WritableType type, Content item) => origin.MayWrite(type, type.OwnerOf(context.Entry(item)));

    private static Guid? OwnerIn(WritableType type, string snapshot)
    {
        if (type.OwnerMember is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(snapshot);
        return json.RootElement.TryGetProperty(Names.Field(type.OwnerMember), out var owner) && owner.ValueKind == JsonValueKind.Object
            && GlobalId.TryParse(owner.GetProperty("id").GetString()!, out var id) ? id.Id : null;
    }
}
