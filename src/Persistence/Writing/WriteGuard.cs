using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Tells failures of the database from everything else, however they come.</summary>
internal static class WriteGuard
{
    /// <summary>Does work of a transaction.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
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

    /// <summary>Does work of a transaction that has no result.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public static Task RunAsync(Func<Task> work) => RunAsync(async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });
}
