using Expect.Benchmarks.Http;
using Expect.Benchmarks.Http.Baseline;

if (args is ["baseline", var url, var connectionString])
{
    await BaselineServer.RunAsync(url, connectionString);
    return 0;
}

if (!BenchmarkOptions.TryParse(args, out var options))
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

return await Benchmark.RunAsync(options);
