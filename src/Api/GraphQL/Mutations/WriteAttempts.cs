using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Two writers can stand in each other's way: the one that gave way tries again, from the beginning.</summary>
internal static class WriteAttempts
{
    private const int Max = 5;

    /// <summary>Does work in a transaction of its own, again if need be. What is not committed leaves no trace.</summary>
    /// <param name="begin">Begins the transaction.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<WriteTransaction>> begin, Func<WriteTransaction, Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await begin();
            try
            {
                return await work(transaction);
            }
            catch (WriteFailedException failure) when (failure.IsTransient && attempt < Max)
            {
            }
        }
    }
}
