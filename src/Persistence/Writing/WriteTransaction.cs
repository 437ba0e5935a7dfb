using System.Buffers;
using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Mappings;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Shape;
using Expect.Persistence.Writing.Bulk;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>
/// A transaction that writes content. An item, its revision and its record in the change feed stand or fall together. After a
/// refusal nothing more can be done in it but to end it.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly StatementExecutor _executor;
    private readonly WriteOrigin _origin;
    private readonly ContentDbContext _context;

    internal WriteTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, StatementExecutor executor, WriteOrigin origin)
    {
        (_connection, _transaction, _executor, _origin) = (connection, transaction, executor, origin);
        _context = ContentDbContextFactory.On(connection);
        _context.Database.UseTransaction(transaction);
    }

    /// <summary>Reads within the transaction, as the read pipeline does.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public Task ReadAsync(CompiledRead read, IReadOnlyList<object?> values, IBufferWriter<byte> output, CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            await _executor.ExecuteWithinAsync(_connection, read, values, output, cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>The answer that was given when the same write was asked for before; null when it is to be done now.</summary>
    /// <exception cref="WriteClaimTakenException">Another request was written under the key.</exception>
    public Task<byte[]?> ClaimAsync(WriteClaim claim, CancellationToken cancellationToken) => GuardAsync(() => new WriteResults(_connection).ClaimAsync(claim, cancellationToken));

    /// <summary>Keeps the answer for those who ask for the same write again.</summary>
    public Task KeepAsync(WriteClaim claim, byte[] answer, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await new WriteResults(_connection).KeepAsync(claim, answer, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <summary>Writes a new item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="changes">Its values.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> CreateAsync(WritableType type, ItemChanges changes, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var item = type.New(null);
        _context.Add(item);
        return await FinishAsync(type, item, changes, RevisionAction.Created, null, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Writes some values of an item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows.</param>
    /// <param name="changes">The values.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> UpdateAsync(WritableType type, Guid id, int version, ItemChanges changes, CancellationToken cancellationToken) =>
        WithAsync(type, id, version, item => FinishAsync(type, item, changes, RevisionAction.Updated, null, cancellationToken), cancellationToken);

    /// <summary>Moves an item along its life cycle.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows.</param>
    /// <param name="to">The status, by its name in the schema.</param>
    /// <param name="reason">Why; null when nothing is said.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> MoveAsync(WritableType type, Guid id, int version, string to, string? reason, CancellationToken cancellationToken) =>
        WithAsync(type, id, version, item =>
        {
            var problems = LifecycleAccess.Of(item).Move(item, to, _origin.Now, reason);
            return problems.IsEmpty
                ? FinishAsync(type, item, new ItemChanges(), RevisionAction.Moved, reason, cancellationToken)
                : Task.FromResult(WriteOutcome.Refused(problems));
        }, cancellationToken);

    /// <summary>Erases an item that was never public or decided. A tombstone stays: its revisions.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> DeleteAsync(WritableType type, Guid id, int version, CancellationToken cancellationToken) => WithAsync(type, id, version, async item =>
    {
        if (!item.IsErasable)
        {
            return WriteOutcome.Refused(new InvalidInput("delete.decided", "What was public or decided is withdrawn, not erased.", []));
        }

        var referrers = await new RelatedItems(_context).ReferrersAsync(item, cancellationToken).ConfigureAwait(false);
        if (!referrers.IsEmpty)
        {
            return WriteOutcome.Refused(new StillReferenced(referrers));
        }

        var snapshot = Snapshot.Of(type, _context.Entry(item));
        item.Touch(_origin.Now, isNew: false);
        _context.Remove(item);
        _context.Add(RevisionOf(item, RevisionAction.Deleted, null, [], snapshot));
        return await SaveAsync(item, cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>Begins to write many items of a type. Imports of one type come one after the other.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="patience">How long to wait for others who write the same; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<BulkWriter> BulkAsync(WritableType type, TimeSpan? patience, CancellationToken cancellationToken) =>
        GuardAsync(() => BulkWriter.BeginAsync(_connection, _transaction, type, _origin, patience, cancellationToken));

    /// <summary>What an item said in one of its revisions; null when it has no such revision.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item, erased perhaps.</param>
    /// <param name="version">The version that it had.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<string?> SnapshotAsync(WritableType type, Guid id, int version, CancellationToken cancellationToken) => GuardAsync(() =>
        _context.Set<Revision>().AsNoTracking()
            .Where(revision => revision.ContentType == type.Name && revision.ItemId == id && revision.Version == version)
            .Select(revision => revision.Snapshot).SingleOrDefaultAsync(cancellationToken));

    /// <summary>Writes an item as it was, an erased one under its id.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows; null when the item was erased.</param>
    /// <param name="changes">All that it said.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> RestoreAsync(WritableType type, Guid id, int? version, ItemChanges changes, CancellationToken cancellationToken) => version is { } known
        ? WithAsync(type, id, known, item => FinishAsync(type, item, changes, RevisionAction.Restored, null, cancellationToken), cancellationToken)
        : GuardAsync(async () =>
        {
            var last = await _context.Set<Revision>().Where(revision => revision.ContentType == type.Name && revision.ItemId == id)
                .MaxAsync(revision => revision.Version, cancellationToken).ConfigureAwait(false);
            var item = type.New(id);
            var entry = _context.Add(item);
            entry.Property(nameof(Content.Version)).CurrentValue = last;
            return await FinishAsync(type, item, changes, RevisionAction.Restored, null, cancellationToken).ConfigureAwait(false);
        });

    /// <summary>Ends the transaction; all of it is there from now on.</summary>
    /// <exception cref="WriteFailedException">It is not known to be there.</exception>
    public Task CommitAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync().ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private Task<WriteOutcome> WithAsync(WritableType type, Guid id, int version, Func<Content, Task<WriteOutcome>> change, CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            if (await type.LoadAsync(_context, [id], cancellationToken).ConfigureAwait(false) is not [var item])
            {
                return WriteOutcome.Refused(new ItemNotFound(["id"]));
            }

            if (!_origin.MayWrite(type, OwnerOf(type, item)))
            {
                return WriteOutcome.Refused(new NotAllowed());
            }

            return item.Version == version
                ? await change(item).ConfigureAwait(false)
                : WriteOutcome.Refused(new VersionConflict(version, item.Version));
        });

    private async Task<WriteOutcome> FinishAsync(
        WritableType type, Content item, ItemChanges changes, RevisionAction action, string? reason, CancellationToken cancellationToken)
    {
        var isNew = action == RevisionAction.Created;
        var before = isNew ? Snapshot.Empty : Snapshot.Of(type, _context.Entry(item));
        new ChangeApplier(_context).Apply(type, item, changes);
        if (!_origin.MayWrite(type, OwnerOf(type, item)))
        {
            return WriteOutcome.Refused(new NotAllowed());
        }

        if (item.Check() is { IsAccepted: false } refused)
        {
            return WriteOutcome.Refused([.. refused.Errors.Select(WriteProblems.Of)]);
        }

        _context.ChangeTracker.DetectChanges();
        var after = Snapshot.Of(type, _context.Entry(item));
        item.Touch(_origin.Now, isNew);
        _context.Add(RevisionOf(item, action, reason, Snapshot.Difference(before, after), after));
        return await SaveAsync(item, cancellationToken).ConfigureAwait(false);
    }

    private Guid? OwnerOf(WritableType type, Content item) =>
        type.OwnerMember is { } member ? ForeignKeys.Value(_context.Entry(item), member) : null;

    private Revision RevisionOf(Content item, RevisionAction action, string? reason, IReadOnlyList<string> changed, string snapshot) => Revision.Of(
        item, action, _origin.Now, _origin.ActorId, _origin.TraceId, LifecycleAccess.StatusOf(item), reason, changed, snapshot);

    private async Task<WriteOutcome> SaveAsync(Content item, CancellationToken cancellationToken)
    {
        try
        {
            await _context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            // Rules across rows are checked now, while the writer can still be told.
            await _context.Database.ExecuteSqlRawAsync("set constraints all immediate", cancellationToken).ConfigureAwait(false);
            return WriteOutcome.Written(item.Id);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ConflictAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException error && !WriteFailedException.IsFailure(error))
        {
            // Of two writers of one version, the second waits for the first at the revision, before it comes to the item.
            if (error.ConstraintName == RevisionMapping.VersionKey)
            {
                return await ConflictAsync(item, cancellationToken).ConfigureAwait(false);
            }

            // What was sent is undone up to the savepoint of the save, so that the transaction can still be asked.
            var problem = WriteProblems.Of(_context.Model, error);
            return WriteOutcome.Refused(problem is KeyTaken taken
                ? taken with { ExistingId = await new RelatedItems(_context).HolderAsync(_context.Entry(item), error.ConstraintName, cancellationToken).ConfigureAwait(false) }
                : problem);
        }
        catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
        {
            return WriteOutcome.Refused(WriteProblems.Of(_context.Model, error));
        }
    }

    private async Task<WriteOutcome> ConflictAsync(Content item, CancellationToken cancellationToken)
    {
        var entry = _context.Entry(item);
        var expected = entry.Property<int>(nameof(Content.Version)).OriginalValue;
        var values = await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false);
        return WriteOutcome.Refused(values is null ? new ItemNotFound(["id"]) : new VersionConflict(expected, values.GetValue<int>(nameof(Content.Version))));
    }

    internal static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (DbUpdateException failure) when (failure.InnerException is NpgsqlException error && WriteFailedException.IsFailure(error))
        {
            throw WriteFailedException.Of(error);
        }
        catch (InvalidOperationException failure) when (failure.InnerException is NpgsqlException error && WriteFailedException.IsFailure(error))
        {
            throw WriteFailedException.Of(error); // how EF Core reports a lost connection of a query
        }
        catch (NpgsqlException error) when (WriteFailedException.IsFailure(error))
        {
            throw WriteFailedException.Of(error);
        }
    }
}
