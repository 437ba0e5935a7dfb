using System.Collections.Concurrent;
using Expect.Persistence.Identity;

namespace Expect.Api.Security;

/// <summary>
/// The viewers that API tokens stand for. What the database said is believed for one second, counted from before it was asked:
/// a revocation takes effect within that second. Thread-safe.
/// </summary>
/// <param name="store">The tokens.</param>
/// <param name="clock">The time.</param>
public sealed class TokenViewers(ApiTokenStore store, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    // Guesses fill it as tokens do, so it is bounded; dropping it costs a query a token.
    private const int MostEntries = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, bool> _used = new();

    /// <summary>The token with that text, in any state; null when there is none.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<KnownToken?> FindAsync(string text, CancellationToken cancellation)
    {
        if (!ApiTokenText.IsWellFormed(text))
        {
            return null;
        }

        var hash = ApiTokenText.Hash(text);
        var key = Convert.ToHexString(hash);
        var asked = clock.GetTimestamp();
        if (!_entries.TryGetValue(key, out var entry) || clock.GetElapsedTime(entry.Asked, asked) >= Lifetime)
        {
            entry = new Entry(asked, KnownToken.Of(await store.FindAsync(hash, cancellation)));
            if (_entries.Count >= MostEntries)
            {
                _entries.Clear();
            }

            _entries[key] = entry;
        }

        if (entry.Token is { State: ApiTokenState.Active } token)
        {
            _used[token.Id] = true;
        }

        return entry.Token;
    }

    /// <summary>Writes down which tokens have been used since the last time. When the database fails, they are written the next time.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public async Task NoteUsedAsync(CancellationToken cancellation)
    {
        var used = _used.Keys.ToArray();
        if (used.Length > 0)
        {
            await store.NoteUsedAsync(used, cancellation);
            foreach (var id in used)
            {
                _used.TryRemove(id, out _);
            }
        }
    }

    private sealed record Entry(long Asked, KnownToken? Token);
}
