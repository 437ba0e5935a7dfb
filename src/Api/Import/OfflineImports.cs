using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Import.Formats;
using Expect.Api.Security;
using Expect.Domain.Identity;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>Imports without a running service, with every right: for the command line.</summary>
public sealed class OfflineImports : IAsyncDisposable
{
    private const int MaxAttempts = 5;

    // A read is one of many in an import, and the import may take long.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(5);

    private static readonly Viewer Everybody = new(null, null, [Role.ADMIN, Role.COMMITTEE, Role.FUNDING_OFFICER], [Scope.READ, Scope.WRITE], []);

    private static readonly Lazy<ContentCatalog> Catalog = new(PersistenceServices.BuildCatalog);
    private static readonly Lazy<MutationCatalog> Mutations = new(static () => MutationCatalog.Of(Catalog.Value));
    private static readonly Lazy<RowTypes> Rows = new(static () => new RowTypes(SchemaBuilder.Build(Catalog.Value, Mutations.Value)));

    private readonly StatementExecutor _executor;
    private readonly ContentStore _store;

    private OfflineImports(StatementExecutor executor, ContentStore store) => (_executor, _store) = (executor, store);

    /// <summary>The types that can be imported.</summary>
    public static WritableTypes Types => Mutations.Value.Types;

    /// <summary>Prepares to import into a database.</summary>
    /// <param name="connectionString">A login that is a member of the writer role.</param>
    public static OfflineImports Open(string connectionString)
    {
        var executor = StatementExecutor.Open(connectionString, ReadTimeout);
        return new OfflineImports(executor, ContentStore.Open(connectionString, ReadTimeout, executor));
    }

    /// <summary>Prepares to bring content with its history into a database.</summary>
    /// <param name="connectionString">The login of the owner of the tables.</param>
    public static OfflineImports OpenAsOwner(string connectionString)
    {
        var executor = StatementExecutor.Open(connectionString, ReadTimeout);
        return new OfflineImports(executor, ContentStore.OpenAsOwner(connectionString, ReadTimeout, executor));
    }

    /// <summary>Imports a file in one transaction; with problems nothing of it stays.</summary>
    /// <param name="type">Name of the items' type.</param>
    /// <param name="file">The file.</param>
    /// <param name="isDryRun">Whether everything is only tried.</param>
    /// <param name="progress">Told how many rows are done; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <exception cref="WriteFailedException">The database could not be reached.</exception>
    public Task<ImportOutcome> ImportAsync(string type, ImportFile file, bool isDryRun, IProgress<int>? progress, CancellationToken cancellation) => RunAsync(
        async transaction =>
        {
            var rows = file.Rows(Types[type], new CsvTargets(Catalog.Value), cancellation);
            return await ImportAsync(transaction, type, rows, areRecords: false, progress, cancellation);
        },
        outcome => outcome.IsAccepted && !isDryRun, cancellation);

    /// <summary>Imports rows within a transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="type">Name of the items' type.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="areRecords">Whether they come with ids and history.</param>
    /// <param name="progress">Told how many rows are done; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static Task<ImportOutcome> ImportAsync(
        WriteTransaction transaction, string type, IAsyncEnumerable<SourceRow> rows, bool areRecords, IProgress<int>? progress, CancellationToken cancellation)
    {
        var audience = (PublicationContext.Default with { Preview = true }).AudienceOf(Everybody);
        var references = new RowReferences(() => new PlanningContext(Catalog.Value, audience, Languages.French.Tag), Everybody);
        var reader = new RowReader(Catalog.Value, Rows.Value, Types[type], areRecords);
        return new ContentImporter(reader).ImportAsync(transaction, Types[type], rows, references, null, progress, cancellation);
    }

    /// <summary>Does something in a transaction, again from the beginning when others stood in its way.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="stays">Whether what was done stays.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    internal async Task<T> RunAsync<T>(Func<WriteTransaction, Task<T>> work, Func<T, bool> stays, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var origin = new WriteOrigin(null, null, TimeProvider.System.GetUtcNow(), static (_, _) => true);
                await using var transaction = await _store.BeginAsync(origin, cancellation);
                var result = await work(transaction);
                if (stays(result))
                {
                    await transaction.CommitAsync(cancellation);
                }

                return result;
            }
            catch (WriteFailedException failure) when (failure.IsTransient && attempt < MaxAttempts)
            {
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _executor.Dispose();
    }
}
