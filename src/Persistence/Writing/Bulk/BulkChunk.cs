using System.Collections.Immutable;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>Rows whose Items are loaded, to be applied to them by the rules of the domain. Needs no database any more.</summary>
public sealed class BulkChunk : IDisposable
{
    private static readonly InvalidInput NotUploaded = new("file.notUploaded", "No file is there that this row is about. Upload new files one by one.", []);

    private readonly WriteOrigin _origin;
    private readonly ItemSaver _saver;
    private readonly BulkMoves _moves;
    private readonly ConsultedItems _consulted;
    private readonly HashSet<Content> _written = [];

    internal BulkChunk(ContentDbContext context, WritableType type, WriteOrigin origin, IReadOnlyList<BulkItem> items) =>
        (Context, Type, _origin, Items, _saver, _moves, _consulted) =
            (context, type, origin, items, new ItemSaver(context, origin), new BulkMoves(context, type, origin), new ConsultedItems(context));

    /// <summary>What stands in the way of rows so far.</summary>
    public ImmutableArray<BulkProblem> Problems => [.. Items.SelectMany(item => item.Problems.Select(problem => new BulkProblem(item.Row.Number, problem)))];

    /// <summary>How many rows there are.</summary>
    public int Count => Items.Count;

    /// <summary>The type of the items.</summary>
    internal WritableType Type { get; }

    internal IReadOnlyList<BulkItem> Items { get; }

    /// <summary>The context that tracks the items that are there, with their parts.</summary>
    internal ContentDbContext Context { get; }

    /// <summary>The rows of items that are new.</summary>
    internal NewRows New { get; } = new();

    /// <summary>How new items come to a status other than the first: the database lets none begin elsewhere.</summary>
    internal IReadOnlyDictionary<Content, BulkWay> Ways => _moves.Ways;

    /// <summary>The revisions to be written.</summary>
    internal List<Revision> Revisions { get; } = [];

    /// <summary>Whether an item is to be written.</summary>
    internal bool IsWritten(Content item) => _written.Contains(item);

    /// <summary>What writes the items; nothing while there are problems.</summary>
    internal ImmutableArray<NpgsqlBatchCommand> Statements { get; private set; } = [];

    /// <summary>Applies all rows to their Items, says what stands in the way of each, and makes ready what is to be written.</summary>
    internal void Evaluate()
    {
        var open = Items.Where(item => !item.IsKept).ToList();
        var (forNew, forPresent) = (new ChangeApplier(Context, New), new ChangeApplier(Context));
        var before = open.Select(item => Apply(item.Id is null ? forNew : forPresent, item)).ToList();
        _consulted.Resolve(Type, [.. open.Select(item => item.Item!)]);
        Context.ChangeTracker.DetectChanges();

        for (var i = 0; i < open.Count; i++)
        {
            if (open[i].Problems.Count == 0)
            {
                Finish(open[i], before[i]);
            }
        }

        if (Items.All(item => item.Problems.Count == 0))
        {
            Statements = BulkSave.Statements(this);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Context.Dispose();

    // The item as it was, as a snapshot.
    private string Apply(ChangeApplier applier, BulkItem row)
    {
        var before = Snapshot.Empty;
        row.Problems.AddRange(row.Row.Problems);
        if (row.Item is { } present)
        {
            before = Snapshot.Whole(Type, Context.Entry(present));
            RefuseForeign(row, present);
        }
        else
        {
            row.Item = Type.New(row.Row.Record?.Id);
            New.Entries.Add(Context.Entry(row.Item));
            RefuseIncomplete(row);
        }

        if (row.Problems.Count == 0)
        {
            applier.Apply(Type, row.Item, row.Row.Changes);
        }

        return before;
    }

    private void Finish(BulkItem row, string before)
    {
        var item = row.Item!;
        var isNew = row.Id is null;
        var moved = row.Row.Record is null ? _moves.Move(row, isNew) : _moves.Record(row);
        var staged = new StagedItem(Type, item, isNew ? RevisionAction.Created : RevisionAction.Updated, before) { IsPast = row.Row.Record is not null };
        row.Problems.AddRange(_saver.Check(staged));
        var changed = isNew ? Snapshot.Said(Type, Context.Entry(item)) : Snapshot.Difference(before, Snapshot.Whole(Type, Context.Entry(item)));
        row.Problems.AddRange(Type.Fields.Where(field => field.Fixed && !isNew && changed.Contains(field.Name)).Select(Fixed));
        if (row.Problems.Count > 0)
        {
            return;
        }

        row.Fate = isNew ? BulkFate.Created : changed.Count > 0 || moved ? BulkFate.Updated : BulkFate.Unchanged;
        if (row.Fate != BulkFate.Unchanged)
        {
            _written.Add(item);
            Revisions.Add(_saver.Note(changed.Count > 0 ? staged : staged with { Action = RevisionAction.Moved }, changed));
            if (!isNew)
            {
                Context.Entry(item).DetectChanges(); // it has another status, and at least another version
            }
        }
    }

    private void RefuseForeign(BulkItem row, Content item)
    {
        if (!_origin.MayWrite(Type, Type.OwnerOf(Context.Entry(item))) && row.Problems.Count == 0)
        {
            row.Problems.Add(new NotAllowed());
        }
    }

    // Who named an item wanted no new one. A file is new when its bytes come, not when a row says so.
    private void RefuseIncomplete(BulkItem row)
    {
        if (row.Problems.Any(problem => problem.Path is ["id"]))
        {
            return;
        }

        row.Problems.AddRange(Type.IsUploaded && row.Row.Record is null ? [NotUploaded] : Type.Fields.Where(field => field.Required && !row.Row.Changes.Has(field)).SelectMany(field => Missing(row.Row, field)));
    }

    // What is there but does not fit has its problem already.
    private static IEnumerable<InvalidInput> Missing(BulkRow row, WritableField field) => row.Problems.Any(problem => problem.Path is [var name, ..] && name == field.Name)
        ? []
        : [new InvalidInput("required.missing", "A new item needs a value here.", [field.Name])];

    private static InvalidInput Fixed(WritableField field) => new("fixed", "An item keeps the value that it was created with here.", [field.Name]);
}
