using System.Diagnostics;
using Expect.Api.GraphQL.Documents;

namespace Expect.Api.GraphQL.Reports;

/// <summary>Logs operations that take long: by the hash of their document and their name, never with values.</summary>
public sealed partial class SlowOperationLog(ILogger<SlowOperationLog> logger, TimeSpan threshold)
{
    /// <summary>The setting with the duration in milliseconds from which an operation is slow.</summary>
    public const string Setting = "EXPECT_SLOW_OPERATION_MS";

    /// <summary>What the setting is when nobody sets it.</summary>
    public const long DefaultMilliseconds = 500;

    private const int MaxNameLength = 100;

    /// <summary>Takes note of an operation that has ended, well or not.</summary>
    /// <param name="operation">The operation; null when the request had none.</param>
    /// <param name="started">When work on it began, by <see cref="Stopwatch.GetTimestamp"/>.</param>
    public void Note(ValidatedOperation? operation, long started)
    {
        var duration = Stopwatch.GetElapsedTime(started);
        if (operation is not null && duration >= threshold)
        {
            var name = operation.Name ?? "(without a name)";
            LogSlow(name.Length <= MaxNameLength ? name : name[..MaxNameLength], operation.Document.Hash, (long)duration.TotalMilliseconds);
        }
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Slow operation {OperationName} of document {DocumentHash}: {Milliseconds} ms")]
    private partial void LogSlow(string operationName, string documentHash, long milliseconds);
}
