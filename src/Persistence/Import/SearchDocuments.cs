using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>The search documents, which writes keep up to date by themselves.</summary>
public static class SearchDocuments
{
    /// <summary>Makes all of them anew from the content, in one transaction. Readers search the former ones until it is done; writers wait.</summary>
    /// <param name="connectionString">A login that owns the tables.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    /// <returns>How many there are.</returns>
    public static async Task<long> RebuildAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var rebuild = source.CreateCommand("select search_rebuild()");
        rebuild.CommandTimeout = 0;
        var documents = (long)(await rebuild.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        await using var analyze = source.CreateCommand("analyze search_documents, search_spellings, search_words");
        await analyze.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return documents;
    }
}
