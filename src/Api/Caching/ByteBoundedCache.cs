using System.Collections.Concurrent;

namespace Expect.Api.Caching;

/// <summary>
/// A cache bounded by the bytes of what it holds. It admits a key on second sight, so that requests that come only once
/// push nothing out, and gives up what was used longest ago. Thread-safe.
/// </summary>
/// <typeparam name="TKey">What is looked for.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
public sealed class ByteBoundedCache<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const int SightSlots = 4096;

    private readonly ConcurrentDictionary<TKey, Entry> _entries;
    private readonly IEqualityComparer<TKey> _comparer;
    private readonly int[] _sights = new int[SightSlots];
    private readonly Lock _admission = new();
    private readonly long _capacity;
    private long _bytes;
    private long _clock;

    /// <summary>An empty cache.</summary>
    /// <param name="capacity">The most bytes that its entries may take together.</param>
    /// <param name="comparer">How keys are compared; the default way when null.</param>
    public ByteBoundedCache(long capacity, IEqualityComparer<TKey>? comparer = null)
    {
        _capacity = capacity;
        _comparer = comparer ?? EqualityComparer<TKey>.Default;
        _entries = new ConcurrentDictionary<TKey, Entry>(_comparer);
    }

    /// <summary>The bytes that the entries take, by the figures given with them.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The value of the key, or null.</summary>
    public TValue? Find(TKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        entry.LastUse = Interlocked.Increment(ref _clock);
        return entry.Value;
    }

    /// <summary>
    /// Offers a value. It is kept when its key was offered before and it takes no more than a quarter of the capacity;
    /// it takes the place of the value that its key has.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="bytes">About how many bytes key and value take.</param>
    public void Offer(TKey key, TValue value, long bytes)
    {
        if (bytes > _capacity / 4 || (!_entries.ContainsKey(key) && !SeenBefore(key)))
        {
            return;
        }

        lock (_admission)
        {
            var replaced = _entries.TryGetValue(key, out var entry) ? entry.Bytes : 0;
            _entries[key] = new Entry(value, bytes) { LastUse = Interlocked.Increment(ref _clock) };
            if (Interlocked.Add(ref _bytes, bytes - replaced) > _capacity)
            {
                GiveUpOldest();
            }
        }
    }

    private bool SeenBefore(TKey key)
    {
        var hash = _comparer.GetHashCode(key) | 1;
        return Interlocked.Exchange(ref _sights[(uint)hash / 2 % SightSlots], hash) == hash;
    }

    private void GiveUpOldest()
    {
        // An eighth of the room at once, so that a full cache does not sort its entries for every newcomer.
        var target = _capacity - (_capacity / 8);
        foreach (var (key, _) in _entries.OrderBy(pair => pair.Value.LastUse).ToArray())
        {
            if (Interlocked.Read(ref _bytes) <= target)
            {
                return;
            }

            if (_entries.TryRemove(key, out var removed))
            {
                Interlocked.Add(ref _bytes, -removed.Bytes);
            }
        }
    }

    private sealed class Entry(TValue value, long bytes)
    {
        private long _lastUse;

        public TValue Value { get; } = value;

        public long Bytes { get; } = bytes;

        public long LastUse
        {
            get => Volatile.Read(ref _lastUse);
            set => Volatile.Write(ref _lastUse, value);
        }
    }
}
