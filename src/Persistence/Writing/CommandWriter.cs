using System.Collections.Immutable;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>Gives a command to the items that it names, and saves each of them with a revision of its own: all or nothing.</summary>
internal sealed class CommandWriter(ContentDbContext context, WriteOrigin origin, WritableTypes types, ItemJournal journal)
{
    private readonly ItemSaver _saver = new(context, origin);
    private readonly Dictionary<Guid, Content> _items = [];

    /// <summary>Executes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">The type of the item to answer with.</param>
    /// <param name="input">The values of its input.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<WriteOutcome> ExecuteAsync(WritableCommand command, WritableType answer, ItemChanges input, CancellationToken cancellationToken)
    {
        var named = command.ItemsOf(input).ToList();
        await ItemLocks.TakeAsync(context, types, named.Select(item => (item.Type, item.Id)), cancellationToken).ConfigureAwait(false);
        var problems = ImmutableArray.CreateBuilder<WriteProblem>();
        foreach (var item in named)
        {
            problems.AddRange(await LoadAsync(item, cancellationToken).ConfigureAwait(false));
        }

        if (problems.Count > 0)
        {
            return WriteOutcome.Refused(problems.ToImmutable());
        }

        var before = _items.ToDictionary(item => item.Key, item => new StateBefore(Snapshot.Whole(types.Of(item.Value), context.Entry(item.Value)), LifecycleAccess.StatusOf(item.Value)));
        var bound = command.Bind(input, item => _items[item.Id]);
        await command.LoadAsync(context, bound, cancellationToken).ConfigureAwait(false);
        var result = bound.Execute(origin.Now);
        return result.Result.IsAccepted
            ? await SaveAsync([.. result.Written.Select(written => Staged(written, before.GetValueOrDefault(written.Item.Id)))], answer, cancellationToken).ConfigureAwait(false)
            : WriteOutcome.Refused([.. result.Result.Errors.Select(WriteProblems.Of)]);
    }

    private async Task<ImmutableArray<WriteProblem>> LoadAsync(NamedItem named, CancellationToken cancellationToken)
    {
        var type = types[named.Type];
        var item = _items.GetValueOrDefault(named.Id) ?? await type.LoadWithReferencesAsync(context, named.Id, cancellationToken).ConfigureAwait(false);
        if (item is null)
        {
            return [new ItemNotFound(named.Path)];
        }

        _items[item.Id] = item;
        if (!origin.MayWrite(type, type.OwnerOf(context.Entry(item))))
        {
            return [new NotAllowed(named.Path)];
        }

        return journal.Found(type.Name, item, named.Version) ? [] : [new VersionConflict(named.Version!.Value, item.Version, named.VersionPath) { Item = (type.Name, item.Id) }];
    }

    private StagedItem Staged(CommandedItem written, StateBefore? before)
    {
        var action = before is null ? RevisionAction.Created : before.Status == LifecycleAccess.StatusOf(written.Item) ? RevisionAction.Updated : RevisionAction.Moved;
        return new StagedItem(types.Of(written.Item), written.Item, action, before?.Snapshot ?? Snapshot.Empty, written.Reason) { Path = WriteProblems.PathOf(written.Path) };
    }

    private async Task<WriteOutcome> SaveAsync(ImmutableArray<StagedItem> items, WritableType answer, CancellationToken cancellationToken)
    {
        ImmutableArray<WriteProblem> problems = [.. items.SelectMany(item => _saver.Check(item))];
        if (!problems.IsEmpty)
        {
            return WriteOutcome.Refused(problems);
        }

        // One after the other in the command's order, because rules of the database look from one item at the others.
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var item in items)
        {
            if (item.Action == RevisionAction.Created)
            {
                journal.Made(item.Type.Name, item.Item);
                context.Add(item.Item);
            }

            var outcome = await _saver.SaveAsync(item, cancellationToken).ConfigureAwait(false);
            if (!outcome.IsWritten)
            {
                return outcome;
            }
        }

        context.ChangeTracker.AutoDetectChangesEnabled = true;
        problems = await _saver.CheckRowsAsync(cancellationToken).ConfigureAwait(false);
        return problems.IsEmpty ? WriteOutcome.Written(items.First(item => item.Type == answer).Item.Id) : WriteOutcome.Refused(problems);
    }

    private sealed record StateBefore(string Snapshot, string? Status);
}
