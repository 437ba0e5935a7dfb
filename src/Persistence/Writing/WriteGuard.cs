using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Tells failures of the database from everything else, however they come.</summary>
internal static class WriteGuard
{
    /// <summary>Does work of a transaction.</summary>
    /// <param name="connection">The transaction's connection.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public static async Task<T> RunAsync<T>(DbConnection connection, Func<Task<T>> work)
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
        catch (InvalidOperationException failure) when (connection.State != ConnectionState.Open)
        {
            // EF Core goes on when the connection is lost at the end of a save; the driver then says that the transaction is over.
            throw WriteFailedException.OfLostConnection(failure);
        }
        catch (NpgsqlException error) when (WriteFailedException.IsFailure(error))
        {
            throw WriteFailedException.Of(error);
        }
    }

    /// <summary>Does work of a transaction that has no result.</summary>
    /// <param name="connection">The transaction's connection.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public static Task RunAsync(DbConnection connection, Func<Task> work) => RunAsync(connection, async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });
}
