using Expect.Benchmarks.Http;
using Expect.Benchmarks.Http.Baseline;

if (args is ["baseline", var url, var connectionString])
{
    await BaselineServer.RunAsync(url, connectionString);
    return 0;
}

if (!BenchmarkOptions.TryParse(args, out var options))
{
    Console.Error.WriteLine("Usage: ./bench [--pairs N] [--seconds S] [--scale N]; all are whole numbers from 1.");
    return 2;
}

return await Comparison.RunAsync(options);
