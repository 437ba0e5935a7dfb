using System.Collections.Concurrent;

namespace Expect.Api.Security;

/// <summary>
/// What was found out of tokens, believed for one second, counted from before it was asked: what is revoked meanwhile takes
/// effect within that second. Thread-safe.
/// </summary>
/// <typeparam name="T">What is found out.</typeparam>
/// <param name="clock">The time.</param>
public sealed class RecentAnswers<T>(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    // Guesses fill it as tokens do, so it is bounded; dropping it costs a question for each token.
    private const int MostEntries = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The answer to a question, asked now unless it was within the last second. A question that fails is not remembered.</summary>
    /// <param name="key">What is asked, the same for the same question.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<T> GetAsync(string key, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        if (_entries.TryGetValue(key, out var entry) && clock.GetElapsedTime(entry.Asked, asked) < Lifetime)
        {
            return entry.Answer;
        }

        var answer = await ask(cancellation);
        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        _entries[key] = new Entry(asked, answer);
        return answer;
    }

    private readonly record struct Entry(long Asked, T Answer);
}
