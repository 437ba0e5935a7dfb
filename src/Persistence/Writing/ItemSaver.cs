using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Mappings;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Saves an item that was changed, with its revision, and tells what stands in the way.</summary>
internal sealed class ItemSaver(ContentDbContext context, WriteOrigin origin)
{
    /// <summary>What can be said against an item without asking the database.</summary>
    public ImmutableArray<WriteProblem> Check(StagedItem staged)
    {
        if (!origin.MayWrite(staged.Type, staged.Type.OwnerOf(context.Entry(staged.Item))))
        {
            return [new NotAllowed(staged.Path)];
        }

        var result = staged.Item.Check().And(CheckReferences(staged));
        return result.IsAccepted ? [] : [.. result.Errors.Select(error => WriteProblems.Of(error).Below(staged.Path))];
    }

    /// <summary>Takes note of the write in the item; its revision says what it says from then on.</summary>
    /// <param name="staged">The item.</param>
    /// <param name="changed">The fields that differ from before.</param>
    public Revision Note(StagedItem staged, IReadOnlyList<string> changed)
    {
        var moment = staged.Item.Touch(origin.Now, staged.Action == RevisionAction.Created, IsSeen(staged, changed));
        return RevisionOf(staged, moment, changed, Snapshot.Of(staged.Type, context.Entry(staged.Item)));
    }

    // Only what the write changes is asked about.
    private Result CheckReferences(StagedItem staged) => !staged.IsPast && staged.Item.CheckReferences() is { IsAccepted: false } unfit
        ? unfit.At(Snapshot.Difference(staged.Before, Snapshot.Whole(staged.Type, context.Entry(staged.Item))))
        : Result.Accepted;

    /// <summary>Saves an item as it is now, and nothing else that the context knows when it does not look for changes by itself.</summary>
    public Task<WriteOutcome> SaveAsync(StagedItem staged, CancellationToken cancellationToken)
    {
        var entry = context.Entry(staged.Item);
        entry.DetectChanges();
        var changed = Snapshot.Difference(staged.Before, Snapshot.Whole(staged.Type, entry));
        var revision = Note(staged, changed);
        entry.DetectChanges();
        return SaveAsync(staged, revision, cancellationToken);
    }

    // A write of nothing is one of the item as a whole.
    private static bool IsSeen(StagedItem staged, IReadOnlyList<string> changed) =>
        changed.Count == 0 || changed.Any(name => staged.Type.Fields.First(field => field.Name == name) is { IsRestricted: false });

    /// <summary>Erases an item; its revision says what it said last.</summary>
    public Task<WriteOutcome> EraseAsync(StagedItem staged, CancellationToken cancellationToken)
    {
        var last = Snapshot.Of(staged.Type, context.Entry(staged.Item));
        var moment = staged.Item.Touch(origin.Now, isNew: false);
        context.Remove(staged.Item);
        return SaveAsync(staged, RevisionOf(staged, moment, [], last), cancellationToken);
    }

    // Saves within a part have savepoints: after a refusal the transaction goes on.
    private bool IsInPart => context.Database.AutoSavepointsEnabled;

    /// <summary>Checks the rules across rows after a save within a part, which goes on; without parts they are checked at the end.</summary>
    public async Task<ImmutableArray<WriteProblem>> CheckRowsAsync(CancellationToken cancellationToken)
    {
        if (!IsInPart)
        {
            return [];
        }

        try
        {
            await context.Database.ExecuteSqlRawAsync("set constraints all immediate; set constraints all deferred", cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
        {
            return [WriteProblems.Of(context.Model, error)];
        }
    }

    private Revision RevisionOf(StagedItem staged, DateTimeOffset moment, IReadOnlyList<string> changed, string snapshot) => Revision.Of(
        staged.Item, staged.Action, moment, origin.ActorId, origin.TraceId, LifecycleAccess.StatusOf(staged.Item), ReasonOf(staged), changed, snapshot);

    private async Task<WriteOutcome> SaveAsync(StagedItem staged, Revision revision, CancellationToken cancellationToken)
    {
        var item = staged.Item;
        context.Add(revision);
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return WriteOutcome.Written(item.Id);
        }
        catch (DbUpdateConcurrencyException)
        {
            return WriteOutcome.Refused(await ConflictAsync(staged, cancellationToken).ConfigureAwait(false));
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException error && !WriteFailedException.IsFailure(error))
        {
            // Of two writers of one version, the second waits for the first at the revision, before it comes to the item.
            // What was sent is undone, up to the savepoint of the save or as a whole, so that the database can still be asked.
            if (!IsInPart)
            {
                await context.Database.RollbackTransactionAsync(cancellationToken).ConfigureAwait(false);
            }

            var problem = error.ConstraintName == RevisionMapping.VersionKey
                ? await ConflictAsync(staged, cancellationToken).ConfigureAwait(false)
                : await NamedAsync(staged, WriteProblems.Of(context.Model, error), error.ConstraintName, cancellationToken).ConfigureAwait(false);
            return WriteOutcome.Refused(problem.Below(staged.Path));
        }
    }

    // What a release publishes says which release it was.
    private string? ReasonOf(StagedItem staged) => (staged.Reason, origin.Release) switch
    {
        (var reason, null) => reason,
        (null, var release) => release,
        var (reason, release) => $"{reason} – {release}",
    };

    private async Task<WriteProblem> NamedAsync(StagedItem staged, WriteProblem problem, string? constraint, CancellationToken cancellationToken) =>
        problem is KeyTaken taken && await new RelatedItems(context).HolderAsync(context.Entry(staged.Item), constraint, cancellationToken).ConfigureAwait(false) is { } holder
            ? taken with { Existing = (staged.Type.Name, holder) }
            : problem;

    private async Task<WriteProblem> ConflictAsync(StagedItem staged, CancellationToken cancellationToken)
    {
        var entry = context.Entry(staged.Item);
        var expected = entry.Property<int>(nameof(Content.Version)).OriginalValue;
        var values = await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false);
        return values is null ? new ItemNotFound(["id"]) : new VersionConflict(expected, values.GetValue<int>(nameof(Content.Version))) { Item = (staged.Type.Name, staged.Item.Id) };
    }
}
