namespace Expect.Benchmarks.Http.Load;

/// <summary>A thread with a connection of its own for each client.</summary>
internal static class Connections
{
    /// <summary>Clients at a time.</summary>
    public const int Count = 16;

    /// <summary>Lets every client do the same and waits for all.</summary>
    /// <exception cref="InvalidOperationException">A request failed.</exception>
    public static void Run(int port, Action<LoadConnection> client)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, Count).Select(_ => new Thread(() =>
        {
            try
            {
                using var connection = new LoadConnection(port);
                client(connection);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failure is not null)
        {
            throw new InvalidOperationException("A request failed under load.", failure);
        }
    }
}
