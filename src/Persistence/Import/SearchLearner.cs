using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>
/// Learns, behind the writes, what corrections of misspelt words go by: the spellings of the items that were written, and their
/// words. Any number of nodes can do so at once; one works at a time.
/// </summary>
/// <param name="connectionString">A login that owns the tables.</param>
public sealed class SearchLearner(string connectionString) : IAsyncDisposable
{
    // Of offers a tenth of a second: so long other nodes wait, and so much is done again when it is interrupted.
    private const int Batch = 2_000;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "expect-search", MaxPoolSize = 1 }.ConnectionString);

    /// <summary>Learns everything that was committed before, in several transactions where it is much.</summary>
    /// <param name="cancellationToken">Ends the work; what is not learnt yet stays to be learnt.</param>
    public async Task LearnAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("select search_learn($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = Batch });
        command.CommandTimeout = 300; // another node may be making all of them anew
        while (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is Batch)
        {
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
