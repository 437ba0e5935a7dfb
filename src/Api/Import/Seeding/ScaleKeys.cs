using System.Collections.Immutable;
using Expect.Persistence.Import;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>What all fictitious content refers to, and how its moments are chosen.</summary>
internal static class ScaleKeys
{
    /// <summary>The key of the source of everything fictitious.</summary>
    public const string Source = "Source:demo";

    /// <summary>Nothing that moves have set.</summary>
    public static readonly ImmutableDictionary<string, object?> Nothing = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The source of everything fictitious.</summary>
    public static readonly Guid SourceId = RecordKeys.IdOf(Source);

    /// <summary>The label.</summary>
    public static readonly Guid LabelId = RecordKeys.IdOf("Label:EXPE-CT");

    /// <summary>The funder.</summary>
    public static readonly Guid FunderId = RecordKeys.IdOf("Organization:afd");

    private static readonly DateTimeOffset FirstPublication = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One of a list, of those at its front more often than of the others the greater the skew.</summary>
    public static ScaleItem Skewed(IReadOnlyList<ScaleItem> items, long place, long salt, double skew) =>
        items[(int)Math.Floor(items.Count * Math.Pow(Scatter.Unit(place, salt), skew))];

    /// <summary>When something was published first, within 2 000 days, to the microsecond.</summary>
    public static ImmutableDictionary<string, object?> PublishedAt(long place, long salt)
    {
        var days = Scatter.Unit(place, salt) * 2000;
        var seconds = Math.Round((days - Math.Truncate(days)) * 86_400 * 1e6) / 1e6;
        return Nothing.Add("PublishedAt", FirstPublication.AddDays(Math.Truncate(days)).AddTicks((long)Math.Round(seconds * 1e6) * TimeSpan.TicksPerMicrosecond));
    }
}
