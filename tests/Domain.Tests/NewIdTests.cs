using System.Buffers.Binary;
using System.Globalization;
using Expect.Domain.Expertise;

namespace Expect.Domain.Tests;

/// <summary>Ids of new items: UUIDs of version 7.</summary>
public sealed class NewIdTests
{
    // More than are made of the random bits that are asked for at a time.
    private const int Many = 1_000;

    [Fact]
    public void Ids_are_of_version_7_and_begin_with_the_moment()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var ids = Enumerable.Range(0, Many).Select(_ => New()).ToList();
        var after = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Assert.All(ids, id =>
        {
            Assert.Equal(7, id.Version);
            Assert.InRange(id.Variant, 8, 11);
            Assert.InRange(MomentOf(id), before, after);
        });
    }

    [Fact]
    public void No_two_ids_are_the_same_whoever_makes_them()
    {
        var ids = new Guid[8 * Many];
        Parallel.For(0, ids.Length, i => ids[i] = New());
        Assert.Distinct(ids);
    }

    [Fact]
    public void Every_bit_that_tells_no_moment_is_random()
    {
        var ids = Enumerable.Range(0, Many).Select(_ => New().ToByteArray(bigEndian: true)).ToList();
        for (var bit = 48; bit < 128; bit++)
        {
            var set = ids.Count(id => (id[bit / 8] & (0x80 >> (bit % 8))) != 0);
            var isFixed = bit is >= 48 and < 52 or 64 or 65;
            Assert.True(isFixed ? set is 0 or Many : set is > Many / 3 and < Many * 2 / 3, string.Create(CultureInfo.InvariantCulture, $"bit {bit} is set in {set} of {Many}"));
        }
    }

    private static Guid New() => ((Modality)Activator.CreateInstance(typeof(Modality), nonPublic: true)!).Id;

    private static long MomentOf(Guid id)
    {
        Span<byte> moment = stackalloc byte[sizeof(long)];
        id.ToByteArray(bigEndian: true).AsSpan(0, 6).CopyTo(moment[2..]);
        return BinaryPrimitives.ReadInt64BigEndian(moment);
    }
}
