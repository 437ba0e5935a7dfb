using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Import.Formats;
using Expect.Api.Security;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>Imports without a running service, with an editor's rights: for the command line.</summary>
public sealed class OfflineImports : IAsyncDisposable
{
    private const int MaxAttempts = 5;

    // A read is one of many in an import, and the import may take long.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(5);

    private static readonly Lazy<ContentCatalog> Catalog = new(PersistenceServices.BuildCatalog);
    private static readonly Lazy<MutationCatalog> Mutations = new(static () => MutationCatalog.Of(Catalog.Value));
    private static readonly Lazy<RowTypes> Rows = new(static () => new RowTypes(SchemaBuilder.Build(Catalog.Value, Mutations.Value)));

    private readonly StatementExecutor _executor;
    private readonly ContentStore _store;

    private OfflineImports(StatementExecutor executor, ContentStore store) => (_executor, _store) = (executor, store);

    /// <summary>The types that can be imported, by name.</summary>
    public static IEnumerable<string> Types => Mutations.Value.Types.All.Select(type => type.Name);

    /// <summary>Prepares to import into a database.</summary>
    /// <param name="connectionString">A login that is a member of the writer role.</param>
    public static OfflineImports Open(string connectionString)
    {
        var executor = StatementExecutor.Open(connectionString, ReadTimeout);
        return new OfflineImports(executor, ContentStore.Open(connectionString, ReadTimeout, executor));
    }

    /// <summary>Imports a file in one transaction; with problems nothing of it stays.</summary>
    /// <param name="type">Name of the items' type.</param>
    /// <param name="file">The file.</param>
    /// <param name="isDryRun">Whether everything is only tried.</param>
    /// <param name="progress">Told how many rows are done; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <exception cref="WriteFailedException">The database could not be reached.</exception>
    public async Task<ImportOutcome> ImportAsync(string type, ImportFile file, bool isDryRun, IProgress<int>? progress, CancellationToken cancellation)
    {
        var writable = Mutations.Value.Types[type];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(writable, file, isDryRun, progress, cancellation);
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

    private async Task<ImportOutcome> TryAsync(WritableType type, ImportFile file, bool isDryRun, IProgress<int>? progress, CancellationToken cancellation)
    {
        var origin = new WriteOrigin(null, null, TimeProvider.System.GetUtcNow(), static (_, _) => true);
        await using var transaction = await _store.BeginAsync(origin, cancellation);
        var references = new RowReferences(static () => new PlanningContext(Catalog.Value, (PublicationContext.Default with { Preview = true }).AudienceOf(Viewer.Editor), Languages.French.Tag), Viewer.Editor);
        var outcome = await new ContentImporter(Catalog.Value, Rows.Value).ImportAsync(
            transaction, type, file.Rows(type, new CsvTargets(Catalog.Value), cancellation), references, null, progress, cancellation);
        if (outcome.IsAccepted && !isDryRun)
        {
            await transaction.CommitAsync(cancellation);
        }

        return outcome;
    }
}
