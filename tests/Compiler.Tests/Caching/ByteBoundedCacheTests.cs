using Expect.Api.Caching;

namespace Expect.Compiler.Tests.Caching;

public sealed class ByteBoundedCacheTests
{
    private readonly ByteBoundedCache<int, string> _cache = new(1000);

    [Fact]
    public void Admits_on_second_sight()
    {
        _cache.Offer(1, "one", 10);
        Assert.Null(_cache.Find(1));
        _cache.Offer(1, "one", 10);
        Assert.Equal("one", _cache.Find(1));
    }

    [Fact]
    public void Stays_within_its_bytes_and_keeps_what_is_used()
    {
        for (var key = 0; key < 100; key++)
        {
            _cache.Offer(key, "value", 100);
            _cache.Offer(key, "value", 100);
            _cache.Find(0);
            Assert.InRange(_cache.Bytes, 0, 1000);
        }

        Assert.NotNull(_cache.Find(0));
        Assert.NotNull(_cache.Find(99));
        Assert.Null(_cache.Find(50));
    }

    [Fact]
    public void Refuses_what_would_push_everything_out()
    {
        _cache.Offer(1, "large", 600);
        _cache.Offer(1, "large", 600);
        Assert.Null(_cache.Find(1));
    }

    [Fact]
    public void Replaces_what_it_holds_and_counts_it_once()
    {
        _cache.Offer(1, "one", 10);
        _cache.Offer(1, "one", 10);
        _cache.Offer(1, "another", 30);
        Assert.Equal(("another", 30L), (_cache.Find(1), _cache.Bytes));
    }
}
