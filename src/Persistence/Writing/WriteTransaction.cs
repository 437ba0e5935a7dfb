using System.Buffers;
using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Shape;
using Expect.Persistence.Writing.Bulk;
using Expect.Persistence.Writing.Releases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>
/// A transaction that writes content. An item, its revision and its record in the change feed stand or fall together. After a
/// refusal nothing more can be done in it but to end it, or to take back the part in which it happened.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly StatementExecutor _executor;
    private readonly ContentDbContext _context;
    private readonly ItemJournal _journal = new();
    private WriteOrigin _origin;
    private ItemWriter _items;

    internal WriteTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, StatementExecutor executor, WriteOrigin origin)
    {
        (_connection, _transaction, _executor, _origin) = (connection, transaction, executor, origin);
        _context = ContentDbContextFactory.On(connection);
        _context.Database.UseTransaction(transaction);
        _context.Database.AutoSavepointsEnabled = false; // two round trips for each save; within a part they are needed
        _items = new ItemWriter(_context, origin, _journal);
        Releases = new ReleaseStore(_context, origin);
    }

    /// <summary>The releases, within the transaction.</summary>
    public ReleaseStore Releases { get; }

    /// <summary>The items that the present write came to, in order.</summary>
    public IReadOnlyList<TouchedItem> Touched => _journal.Touched;

    /// <summary>Reads within the transaction, as the read pipeline does.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public Task ReadAsync(CompiledRead read, IReadOnlyList<object?> values, IBufferWriter<byte> output, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => _executor.ExecuteWithinAsync(_connection, read, values, output, null, cancellationToken));

    /// <summary>The answer that was given when the same write was asked for before; null when it is to be done now.</summary>
    /// <exception cref="WriteClaimTakenException">Another request was written under the key.</exception>
    public Task<byte[]?> ClaimAsync(WriteClaim claim, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, () => new WriteResults(_connection).ClaimAsync(claim, cancellationToken));

    /// <summary>Keeps the answer for those who ask for the same write again.</summary>
    public Task KeepAsync(WriteClaim claim, byte[] answer, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => new WriteResults(_connection).KeepAsync(claim, answer, cancellationToken));

    /// <summary>Writes a new item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="changes">Its values.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> CreateAsync(WritableType type, ItemChanges changes, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => _items.CreateAsync(type, changes, cancellationToken));

    /// <summary>Writes some values of an item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows.</param>
    /// <param name="changes">The values.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> UpdateAsync(WritableType type, Guid id, int version, ItemChanges changes, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => _items.UpdateAsync(type, id, version, changes, cancellationToken));

    /// <summary>Moves an item along its life cycle.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows.</param>
    /// <param name="to">The status, by its name in the schema.</param>
    /// <param name="reason">Why; null when nothing is said.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> MoveAsync(WritableType type, Guid id, int version, string to, string? reason, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => _items.MoveAsync(type, id, version, to, reason, cancellationToken));

    /// <summary>Erases an item that was never public or decided. A tombstone stays: its revisions.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> DeleteAsync(WritableType type, Guid id, int version, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => _items.DeleteAsync(type, id, version, cancellationToken));

    /// <summary>Gives a command to the items that it names: all or nothing.</summary>
    /// <param name="types">All that can be written.</param>
    /// <param name="command">The command.</param>
    /// <param name="answer">The type of the item to answer with.</param>
    /// <param name="input">The values of its input.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> ExecuteAsync(WritableTypes types, WritableCommand command, WritableType answer, ItemChanges input, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => new CommandWriter(_context, _origin, types, _journal).ExecuteAsync(command, answer, input, cancellationToken));

    /// <summary>Begins to write many items of a type. Imports of one type come one after the other.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="patience">How long to wait for others who write the same; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<BulkWriter> BulkAsync(WritableType type, TimeSpan? patience, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => BulkWriter.BeginAsync(_connection, _transaction, type, _origin, patience, cancellationToken));

    /// <summary>What an item said in one of its revisions, or why the writer is not told.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item, erased perhaps.</param>
    /// <param name="version">The version that the writer knows; null when the item was erased.</param>
    /// <param name="revision">The version that it had.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<(string? Snapshot, WriteProblem? Problem)> SnapshotAsync(WritableType type, Guid id, int? version, int revision, CancellationToken cancellationToken) =>
        WriteGuard.RunAsync(_connection, () => new FormerStates(_context, _origin).FindAsync(type, id, version, revision, cancellationToken));

    /// <summary>Writes an item as it was, an erased one under its id.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The item.</param>
    /// <param name="version">The version that the writer knows; null when the item was erased.</param>
    /// <param name="changes">All that it said.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<WriteOutcome> RestoreAsync(WritableType type, Guid id, int? version, ItemChanges changes, CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, () => version is { } known
        ? _items.RestoreAsync(type, id, known, changes, cancellationToken)
        : _items.RestoreErasedAsync(type, id, changes, cancellationToken));

    /// <summary>Says that what is written from now on is part of a release, whose name stands in the revisions.</summary>
    public void WriteAs(string release)
    {
        _origin = _origin with { Release = release };
        _items = new ItemWriter(_context, _origin, _journal);
    }

    /// <summary>Begins a part of the transaction, which can be taken back without the rest.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="promised">When a write is repeated in it, the ids of the items that it makes, in order; null when it is done for the first time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task BeginPartAsync(WritePart part, IEnumerable<Guid>? promised, CancellationToken cancellationToken)
    {
        Forget(promised);
        _context.Database.AutoSavepointsEnabled = true;
        return WriteGuard.RunAsync(_connection, () => _transaction.SaveAsync(part.ToString(), cancellationToken));
    }

    /// <summary>Takes back all that was written since the part began; what was read of items is forgotten.</summary>
    public Task TakeBackAsync(WritePart part, CancellationToken cancellationToken)
    {
        Forget(null);
        return WriteGuard.RunAsync(_connection, () => _transaction.RollbackAsync(part.ToString(), cancellationToken));
    }

    /// <summary>Ends a part, which then stands or falls with the rest.</summary>
    public Task EndPartAsync(WritePart part, CancellationToken cancellationToken)
    {
        Forget(null);
        return WriteGuard.RunAsync(_connection, () => _transaction.ReleaseAsync(part.ToString(), cancellationToken));
    }

    /// <summary>Reads as readers do, in the state that the transaction has come to; nothing can be written any more.</summary>
    /// <exception cref="ReadFailedException">The database could not be reached, or took too long.</exception>
    public async Task PreviewAsync(
        CompiledRead read, IReadOnlyList<object?> values, IBufferWriter<byte> output, List<StatementExplanation>? explanations, CancellationToken cancellationToken)
    {
        await WriteGuard.RunAsync(_connection, () => _context.Database.ExecuteSqlRawAsync("set local role expect_reader; set transaction read only", cancellationToken)).ConfigureAwait(false);
        await StatementExecutor.GuardAsync(
            () => _executor.ExecuteWithinAsync(_connection, read, values, output, explanations, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes accounts and API tokens in the transaction.</summary>
    public AccountWriter Accounts => new(_connection, _origin.ActorId);

    /// <summary>Announces and takes uploads of assets in the transaction.</summary>
    public AssetUploads Uploads => new(_connection, _context, _origin);

    /// <summary>Ends the transaction, unless a rule across rows stands in the way; those are checked when all is written.</summary>
    /// <returns>What stands in the way; nothing when all of it is there from now on.</returns>
    /// <exception cref="WriteFailedException">It is not known to be there.</exception>
    public Task<ImmutableArray<WriteProblem>> TryCommitAsync(CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, async () =>
    {
        try
        {
            await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return ImmutableArray<WriteProblem>.Empty;
        }
        catch (PostgresException error) when (!WriteFailedException.IsFailure(error))
        {
            return [WriteProblems.Of(_context.Model, error)];
        }
    });

    /// <summary>Ends the transaction, of which all rules were checked; all of it is there from now on.</summary>
    /// <exception cref="WriteFailedException">It is not known to be there.</exception>
    public Task CommitAsync(CancellationToken cancellationToken) => WriteGuard.RunAsync(_connection, () => _transaction.CommitAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync().ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Forget(IEnumerable<Guid>? promised)
    {
        _context.ChangeTracker.Clear();
        _context.ChangeTracker.AutoDetectChangesEnabled = true;
        _journal.Begin(promised);
    }
}
