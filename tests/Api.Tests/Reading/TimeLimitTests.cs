using System.Buffers;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Shape;

namespace Expect.Api.Tests.Reading;

/// <summary>A request of many statements, none of which takes too long, ends all the same.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class TimeLimitTests(ServiceFixture service)
{
    [Fact]
    public async Task All_statements_of_a_request_together_have_a_limit()
    {
        var slow = new CompiledStatement("SELECT 1::bigint FROM pg_sleep(60)", [], [new RowShape(-1, [], null, null)]);
        await using var source = ReaderSession.Open(service.ConnectionString, TimeSpan.FromMinutes(5));
        using var executor = new StatementExecutor(source) { RequestTimeout = TimeSpan.FromMilliseconds(20) };
        var failed = await Assert.ThrowsAsync<ReadFailedException>(() => executor.ExecuteAsync(
            new CompiledRead([], [slow, slow], [], isPrepared: false), [], new ArrayBufferWriter<byte>(), null, CancellationToken.None));
        Assert.Equal(ReadFailure.Timeout, failed.Failure);
    }
}
