using Expect.Domain;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>Writes items within a transaction, each with its revision. After a refusal what was begun is to be rolled back.</summary>
internal sealed class ItemWriter(ContentDbContext context, WriteOrigin origin, ItemJournal journal)
{
    private readonly ItemSaver _saver = new(context, origin);
    private readonly ConsultedItems _consulted = new(context);

    /// <summary>Writes a new item.</summary>
    public Task<WriteOutcome> CreateAsync(WritableType type, ItemChanges changes, CancellationToken cancellationToken)
    {
        var item = type.New(null);
        (item as IAuthored)?.MadeBy(origin.ActorId);
        journal.Made(type.Name, item);
        context.Add(item);
        return SaveAsync(new StagedItem(type, item, RevisionAction.Created, Snapshot.Empty), changes, cancellationToken);
    }

    /// <summary>Writes some values of an item.</summary>
    public Task<WriteOutcome> UpdateAsync(WritableType type, Guid id, int version, ItemChanges changes, CancellationToken cancellationToken) => WithAsync(
        type, id, version, item => SaveAsync(Staged(type, item, RevisionAction.Updated), changes, cancellationToken), cancellationToken);

    /// <summary>Moves an item along its life cycle.</summary>
    public Task<WriteOutcome> MoveAsync(WritableType type, Guid id, int version, string to, string? reason, CancellationToken cancellationToken) => WithAsync(
        type, id, version, item =>
        {
            if (!origin.MayMove(type, to))
            {
                return Task.FromResult(WriteOutcome.Refused(new NotAllowed()));
            }

            var staged = Staged(type, item, RevisionAction.Moved) with { Reason = reason };
            var problems = LifecycleAccess.Of(item).Move(item, to, origin.Now, reason);
            return problems.IsEmpty ? SaveAsync(staged, new ItemChanges(), cancellationToken) : Task.FromResult(WriteOutcome.Refused(problems));
        }, cancellationToken);

    /// <summary>Erases an item that was never public or decided.</summary>
    public Task<WriteOutcome> DeleteAsync(WritableType type, Guid id, int version, CancellationToken cancellationToken) => WithAsync(type, id, version, async item =>
    {
        if (!item.IsErasable)
        {
            return WriteOutcome.Refused(new InvalidInput("delete.decided", "What was public or decided is withdrawn, not erased.", []));
        }

        var referrers = await new RelatedItems(context).ReferrersAsync(item, cancellationToken).ConfigureAwait(false);
        return referrers.IsEmpty
            ? await CheckedAsync(await _saver.EraseAsync(Staged(type, item, RevisionAction.Deleted), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            : WriteOutcome.Refused(new StillReferenced(referrers));
    }, cancellationToken);

    /// <summary>Writes an item as it was.</summary>
    public Task<WriteOutcome> RestoreAsync(WritableType type, Guid id, int version, ItemChanges changes, CancellationToken cancellationToken) => WithAsync(
        type, id, version, item => SaveAsync(Staged(type, item, RevisionAction.Restored), changes, cancellationToken), cancellationToken);

    /// <summary>Writes an item that was erased as it was, under its id.</summary>
    public async Task<WriteOutcome> RestoreErasedAsync(WritableType type, Guid id, ItemChanges changes, CancellationToken cancellationToken)
    {
        var last = await context.Set<Revision>().Where(revision => revision.ContentType == type.Name && revision.ItemId == id)
            .OrderByDescending(revision => revision.Version).Select(revision => new { revision.Version, revision.Snapshot }).FirstAsync(cancellationToken).ConfigureAwait(false);
        var item = type.New(id);
        journal.Made(type.Name, item);
        context.Add(item).Property(nameof(Content.Version)).CurrentValue = last.Version;
        return await SaveAsync(new StagedItem(type, item, RevisionAction.Restored, last.Snapshot), changes, cancellationToken).ConfigureAwait(false);
    }

    private StagedItem Staged(WritableType type, Content item, RevisionAction action) => new(type, item, action, Snapshot.Whole(type, context.Entry(item)));

    private async Task<WriteOutcome> WithAsync(
        WritableType type, Guid id, int version, Func<Content, Task<WriteOutcome>> change, CancellationToken cancellationToken)
    {
        var item = await type.LoadAsync(context, id, cancellationToken).ConfigureAwait(false);
        if (item is null)
        {
            return WriteOutcome.Refused(new ItemNotFound(["id"]));
        }

        await _consulted.ResolveAsync(type, [item], cancellationToken).ConfigureAwait(false);
        if (!origin.MayWrite(type, type.OwnerOf(context.Entry(item))))
        {
            return WriteOutcome.Refused(new NotAllowed());
        }

        return journal.Found(type.Name, item, version)
            ? await change(item).ConfigureAwait(false)
            : WriteOutcome.Refused(new VersionConflict(version, item.Version) { Item = (type.Name, item.Id) });
    }

    private async Task<WriteOutcome> SaveAsync(StagedItem staged, ItemChanges changes, CancellationToken cancellationToken)
    {
        await _consulted.ReadAsync(changes, cancellationToken).ConfigureAwait(false);
        new ChangeApplier(context).Apply(staged.Type, staged.Item, changes);
        await _consulted.ResolveAsync(staged.Type, [staged.Item], cancellationToken).ConfigureAwait(false);
        var problems = _saver.Check(staged);
        return problems.IsEmpty
            ? await CheckedAsync(await _saver.SaveAsync(staged, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            : WriteOutcome.Refused(problems);
    }

    private async Task<WriteOutcome> CheckedAsync(WriteOutcome outcome, CancellationToken cancellationToken) =>
        outcome.IsWritten && await _saver.CheckRowsAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } problems ? WriteOutcome.Refused(problems) : outcome;
}
