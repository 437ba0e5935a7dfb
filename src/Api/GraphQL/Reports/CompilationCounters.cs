using System.Diagnostics.Metrics;

namespace Expect.Api.GraphQL.Reports;

/// <summary>
/// Counts what requests had to compile, as metrics of the meter <c>Expect</c>: a service whose clients ask what they have asked
/// before counts none of it. Thread-safe.
/// </summary>
public sealed class CompilationCounters
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Expect";

    private readonly Counter<long> _parsed;
    private readonly Counter<long> _validated;
    private readonly Counter<long> _planned;
    private readonly Counter<long> _rendered;

    /// <summary>Counters that all start at zero.</summary>
    /// <param name="meters">Where the meter comes from.</param>
    public CompilationCounters(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _parsed = meter.CreateCounter<long>("expect.documents.parsed", "{document}", "Documents that were parsed.");
        _validated = meter.CreateCounter<long>("expect.documents.validated", "{document}", "Documents that were validated against the schema.");
        _planned = meter.CreateCounter<long>("expect.plans.planned", "{plan}", "Queries that were planned.");
        _rendered = meter.CreateCounter<long>("expect.plans.rendered", "{plan}", "Plans of queries that were rendered as SQL.");
    }

    /// <summary>A text is being parsed.</summary>
    public void Parsed() => _parsed.Add(1);

    /// <summary>A document is being validated.</summary>
    public void Validated() => _validated.Add(1);

    /// <summary>A query is being planned.</summary>
    public void Planned() => _planned.Add(1);

    /// <summary>A plan is being rendered.</summary>
    public void Rendered() => _rendered.Add(1);
}
