namespace Expect.Benchmarks.Http.Load;

/// <summary>Requests that are sent in turns, over as many connections as a measurement has.</summary>
/// <param name="port">Where the server listens.</param>
/// <param name="requests">Requests that write nothing; one that stands in it several times is sent more often.</param>
internal sealed class Mix(int port, IReadOnlyList<byte[]> requests)
{
    /// <summary>Sends that many requests and waits for their answers.</summary>
    public void Ask(int count)
    {
        var next = -1;
        Connections.Run(port, connection =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                connection.Ask(requests[(int)(i * 7919L % requests.Count)]); // a prime: the rare ones are spread
            }
        });
    }
}
