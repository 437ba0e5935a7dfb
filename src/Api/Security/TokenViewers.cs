using System.Collections.Concurrent;
using Expect.Persistence.Identity;

namespace Expect.Api.Security;

/// <summary>The viewers that API tokens stand for. A revocation takes effect within a second. Thread-safe.</summary>
/// <param name="store">The tokens.</param>
/// <param name="clock">The time.</param>
public sealed class TokenViewers(ApiTokenStore store, TimeProvider clock)
{
    private readonly RecentAnswers<KnownToken?> _known = new(clock);
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
        var found = await _known.GetAsync(Convert.ToHexString(hash), async ask => KnownToken.Of(await store.FindAsync(hash, ask)), cancellation);
        if (found is { State: ApiTokenState.Active } token)
        {
            _used[token.Id] = true;
        }

        return found;
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
}
