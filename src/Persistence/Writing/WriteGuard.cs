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
        catch (Exception failure) when (CauseOf(failure) is { } error && WriteFailedException.IsFailure(error))
        {
            throw WriteFailedException.Of(error);
        }
        catch (InvalidOperationException failure) when (connection.State != ConnectionState.Open)
        {
            // EF Core goes on when the connection is lost at the end of a save; the driver then says that the transaction is over.
            throw WriteFailedException.OfLostConnection(failure);
        }
    }

    // EF Core wraps what the driver says: of a save once, and whatever may pass by itself (a lost connection, a deadlock) once more.
    private static NpgsqlException? CauseOf(Exception failure) => failure switch
    {
        NpgsqlException error => error,
        DbUpdateException or InvalidOperationException when failure.InnerException is { } inner => CauseOf(inner),
        _ => null,
    };

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
