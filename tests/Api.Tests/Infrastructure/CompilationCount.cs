using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Expect.Api.GraphQL.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Expect.Api.Tests.Infrastructure;

/// <summary>What one service has compiled since somebody looks, by its metrics.</summary>
internal sealed class CompilationCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    /// <summary>Begins to look at a service; others in this process do not count.</summary>
    public CompilationCount(WebApplication application)
    {
        var scope = application.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CompilationCounters.MeterName && instrument.Meter.Scope == scope)
            {
                _counts[instrument.Name] = 0;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, more, _, _) => _counts.AddOrUpdate(instrument.Name, more, (_, count) => count + more));
        _listener.Start();
    }

    /// <summary>The counts, in the order of the names of the metrics.</summary>
    public IReadOnlyList<(string Name, long Count)> All => [.. _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value))];

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
