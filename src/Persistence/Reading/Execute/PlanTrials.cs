using System.Collections;
using System.Collections.Concurrent;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>The trials of kept plans, one for each read and each set of values. Forgotten from time to time, because data changes. Thread-safe.</summary>
/// <param name="clock">The time.</param>
internal sealed class PlanTrials(TimeProvider clock)
{
    /// <summary>How many there are at most.</summary>
    public const int Most = 4096;

    /// <summary>How long what was found out is believed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(CompiledRead Read, ulong Values), PlanTrial> _trials = new();
    private long _begun = clock.GetTimestamp();
    private int _count;

    /// <summary>The trial of a read with values.</summary>
    public PlanTrial Of(CompiledRead read, IReadOnlyList<object?> values)
    {
        if (_count >= Most || clock.GetElapsedTime(Volatile.Read(ref _begun)) >= Lifetime)
        {
            _trials.Clear();
            Volatile.Write(ref _begun, clock.GetTimestamp());
            _count = 0;
        }

        var key = (read, Hash(values));
        if (_trials.TryGetValue(key, out var known))
        {
            return known;
        }

        Interlocked.Increment(ref _count);
        return _trials.GetOrAdd(key, _ => new PlanTrial());
    }

    // Values that share a number share a trial, which costs nothing but speed.
    private static ulong Hash(IEnumerable values)
    {
        var hash = 17UL;
        foreach (var value in values)
        {
            var part = value switch
            {
                null => 1UL,
                string text => (uint)text.GetHashCode(StringComparison.Ordinal),
                IEnumerable list => Hash(list),
                _ => (uint)value.GetHashCode(),
            };
            hash = (hash * 0x9E3779B97F4A7C15) + part;
        }

        return hash;
    }
}
