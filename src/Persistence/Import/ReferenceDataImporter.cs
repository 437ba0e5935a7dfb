using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>
/// Imports the open reference data: countries, themes, French authorities and their memberships. Idempotent: a second run
/// changes nothing, a newer release changes what differs and ends the validity of what is gone.
/// </summary>
public sealed class ReferenceDataImporter
{
    private static readonly Step[] Steps =
    [
        new("countries", "iso2 text, iso3 text, \"numeric\" text, name_fr text, name_en text, region text, region_fr text, region_en text, "
            + "subregion text, subregion_fr text, subregion_en text, is_ldc bool, is_french bool, official_languages text, currencies text"),
        new("themes", "code text, parent text, name_fr text, name_en text, dac_purpose_code text, sdg_goals text"),
        new("territories", "kind text, insee text, siren text, name text, official_name text, epci_nature text, parent text, population int, "
            + "population_year int, slug text, iso3166_2 text, assembly_name text, valid_from date"),
        new("memberships", "group_siren text, member_insee text, valid_from date"),
    ];

    private static readonly string[] Written = ["countries", "themes", "territories", "memberships", "search_documents", "search_spellings", "search_words"];

    private readonly string _directory;

    /// <summary>An importer of the files in a directory; null for those shipped with the application.</summary>
    public ReferenceDataImporter(string? directory = null) => _directory = directory ?? Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Imports all files in one transaction.</summary>
    /// <param name="connectionString">A login that owns the tables.</param>
    /// <param name="progress">Told of each table when it is done.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public async Task<IReadOnlyList<ImportSummary>> ImportAsync(string connectionString, IProgress<ImportSummary>? progress, CancellationToken cancellationToken)
    {
        var summaries = new List<ImportSummary>();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, SqlFile.Read("sources"), cancellationToken).ConfigureAwait(false);
        foreach (var step in Steps)
        {
            var summary = await RunAsync(connection, step, cancellationToken).ConfigureAwait(false);
            summaries.Add(summary);
            progress?.Report(summary);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        await DatabaseContent.SettleAsync(connectionString, cancellationToken, Written).ConfigureAwait(false);
        return summaries;
    }

    private async Task<ImportSummary> RunAsync(NpgsqlConnection connection, Step step, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"create temporary table stage ({step.Columns}) on commit drop", cancellationToken).ConfigureAwait(false);
        var read = await CopyAsync(connection, step, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "analyze stage", cancellationToken).ConfigureAwait(false);
        // What ends makes room for what follows: a commune is in one EPCI at a time, a SIREN is one authority's.
        var closing = SqlFile.Find($"{step.Table}-close");
        var closed = closing is null ? 0 : await ExecuteAsync(connection, closing, cancellationToken).ConfigureAwait(false);
        var (added, changed) = await UpsertAsync(connection, step, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "drop table stage", cancellationToken).ConfigureAwait(false);
        return new ImportSummary(step.Table, read, added, changed, closed);
    }

    private async Task<long> CopyAsync(NpgsqlConnection connection, Step step, CancellationToken cancellationToken)
    {
        using var file = ReferenceDataFile.Open(_directory, $"{step.Table}.tsv");
        await file.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        await using var copy = await connection.BeginTextImportAsync("copy stage from stdin (null '')", cancellationToken).ConfigureAwait(false);
        long rows = 0;
        while (await file.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            await copy.WriteAsync(line).ConfigureAwait(false);
            await copy.WriteAsync('\n').ConfigureAwait(false);
            rows++;
        }

        return rows;
    }

    private static async Task<(long Added, long Changed)> UpsertAsync(NpgsqlConnection connection, Step step, CancellationToken cancellationToken)
    {
        long added = 0, changed = 0;
        await using var command = new NpgsqlCommand(SqlFile.Read(step.Table), connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var isNew = reader.GetBoolean(0);
            added += isNew ? 1 : 0;
            changed += isNew ? 0 : 1;
        }

        return (added, changed);
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        return Math.Max(0, await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A file, the table of the same name, and the file's columns.</summary>
    private sealed record Step(string Table, string Columns);
}
