using System.Runtime;

namespace Expect.Api.Cli;

/// <summary>How commands that write many items keep memory.</summary>
internal static class BulkMemory
{
    /// <summary>
    /// Lets the garbage collector stop the process instead of working beside it, which costs less in all: a command has nobody to
    /// answer meanwhile, unlike a service.
    /// </summary>
    public static void Prepare() => GCSettings.LatencyMode = GCLatencyMode.Batch;
}
