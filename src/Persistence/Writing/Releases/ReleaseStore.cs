using System.Collections.Immutable;
using Expect.Domain;
using Expect.Domain.Identity;
using Expect.Domain.Releases;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing.Releases;

/// <summary>The releases and the changes that they keep, within a transaction.</summary>
public sealed class ReleaseStore
{
    // Any two numbers that nobody else uses: "EXPE", "rele".
    private const string Lead = "select pg_try_advisory_xact_lock(1163415621, 1919249509) as \"Value\"";

    private readonly ContentDbContext _context;
    private readonly WriteOrigin _origin;

    internal ReleaseStore(ContentDbContext context, WriteOrigin origin) => (_context, _origin) = (context, origin);

    /// <summary>The release with its changes; null when there is none.</summary>
    /// <param name="types">All that can be written.</param>
    /// <param name="id">The release.</param>
    /// <param name="isHeld">Whether nobody else may change it until the transaction ends.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<PendingRelease?> FindAsync(WritableTypes types, Guid id, bool isHeld, CancellationToken cancellationToken) => WriteGuard.RunAsync(_context.Database.GetDbConnection(), async () =>
    {
        if (isHeld)
        {
            await ItemLocks.TakeAsync(_context, types, [(nameof(Release), id)], cancellationToken).ConfigureAwait(false);
        }

        var release = await Whole().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken).ConfigureAwait(false);
        return release is null ? null : new PendingRelease(
            release.Id, release.Name, [.. (release.CheckOpen() is { IsAccepted: false } closed ? closed.Errors : []).Select(WriteProblems.Of)], release.IsPending,
            [.. release.Changes.OrderBy(change => change.Number).Select(Pending)]);
    });

    /// <summary>Holds those of the items that are there until the transaction ends, and tells their versions.</summary>
    public Task<IReadOnlyDictionary<Guid, int>> HoldAsync(WritableTypes types, IEnumerable<(string Type, Guid Id)> items, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_context.Database.GetDbConnection(), () => ItemLocks.TakeAsync(_context, types, items, cancellationToken));

    /// <summary>Keeps a change in a release that is held.</summary>
    /// <param name="types">All that can be written.</param>
    /// <param name="id">The release.</param>
    /// <param name="change">The change; its number is given here.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task KeepAsync(WritableTypes types, Guid id, PendingChange change, CancellationToken cancellationToken) => SaveAsync(types, id, RevisionAction.Updated, release =>
    {
        var items = change.Items.Select(item => new ReleaseItem(item.Type, item.Id, item.Version, change.Made.Contains(item.Id))).ToList();
        _context.Add(release.Keep(change.Mutation, change.Input, items, _origin.ActorId, _origin.Now));
    }, cancellationToken);

    /// <summary>Takes note that a release could not be published at its moment.</summary>
    /// <param name="types">All that can be written.</param>
    /// <param name="id">The release.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task FailAsync(WritableTypes types, Guid id, LocalizedText failure, CancellationToken cancellationToken) =>
        SaveAsync(types, id, RevisionAction.Moved, release => release.Fail(failure, _origin.Now), cancellationToken);

    /// <summary>Whether this transaction leads among the nodes that publish what is due; the others leave it to that one.</summary>
    public Task<bool> TryLeadAsync(CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_context.Database.GetDbConnection(), () => _context.Database.SqlQueryRaw<bool>(Lead).SingleAsync(cancellationToken));

    /// <summary>The releases whose moment has come, the earliest first, each with the account that scheduled it; null without an account.</summary>
    public Task<List<DueRelease>> DueAsync(CancellationToken cancellationToken) => WriteGuard.RunAsync(_context.Database.GetDbConnection(), () => _context.Set<Release>().AsNoTracking()
        .Where(release => release.Status == ReleaseStatus.Scheduled && release.ScheduledFor <= _origin.Now)
        .OrderBy(release => release.ScheduledFor).ThenBy(release => release.Id)
        .Select(release => new DueRelease(release.Id, _context.Set<Revision>()
            .Where(revision => revision.ItemId == release.Id && revision.Action == RevisionAction.Moved)
            .OrderByDescending(revision => revision.Version).Select(revision => revision.ActorId).FirstOrDefault()))
        .ToListAsync(cancellationToken));

    /// <summary>Whether an account is there and not disabled.</summary>
    public Task<bool> IsActiveAsync(Guid account, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_context.Database.GetDbConnection(), () => _context.Set<Account>().AnyAsync(known => known.Id == account && known.DisabledAt == null, cancellationToken));

    private IQueryable<Release> Whole() => _context.Set<Release>().AsSplitQuery().Include(release => release.Changes).ThenInclude(change => change.Items);

    private static PendingChange Pending(ReleaseChange change)
    {
        var items = change.Items.OrderBy(item => item.Position).ToList();
        return new PendingChange(
            change.Number, change.Mutation, change.Input, [.. items.Select(item => new TouchedItem(item.ContentType, item.ItemId, item.Version))],
            [.. items.Where(item => item.IsNew).Select(item => item.ItemId)]);
    }

    // The release is held and was looked at: nothing of the domain stands in the way.
    private Task SaveAsync(WritableTypes types, Guid id, RevisionAction action, Action<Release> change, CancellationToken cancellationToken) => WriteGuard.RunAsync(_context.Database.GetDbConnection(), async () =>
    {
        var release = await Whole().SingleAsync(known => known.Id == id, cancellationToken).ConfigureAwait(false);
        var type = types.Of(release);
        var before = Snapshot.Of(type, _context.Entry(release));
        change(release);
        var outcome = await new ItemSaver(_context, _origin).SaveAsync(new StagedItem(type, release, action, before), cancellationToken).ConfigureAwait(false);
        if (!outcome.IsWritten)
        {
            throw new InvalidOperationException($"A release that was held could not be written: {outcome.Problems[0]}");
        }
    });
}

/// <summary>A release whose moment has come.</summary>
/// <param name="Id">The release.</param>
/// <param name="ScheduledBy">The account that scheduled it; null without an account.</param>
public sealed record DueRelease(Guid Id, Guid? ScheduledBy);
