using System.Collections.Immutable;
using System.Globalization;

namespace Expect.Domain.Matching;

/// <summary>How well an offer meets each criterion that looks at one fact alone.</summary>
internal static class OfferGrades
{
    /// <summary>An offer for all countries is less at home in one of them than an offer made for it.</summary>
    private const int AmongAll = 600;

    /// <summary>Nothing stated counts as a single mission.</summary>
    private const int OneMission = 500;

    private const int TwoMissions = 750;
    private const int InSubregion = 600;
    private const int InRegion = 300;

    /// <summary>One shared language is enough to work together.</summary>
    public static MatchGrade Language(ImmutableArray<string> wanted, ImmutableArray<string> offered)
    {
        var shared = wanted.Where(offered.Contains).ToList();
        return shared.Count > 0
            ? new MatchGrade(MatchGrade.Full, MatchFinding.LanguageShared, string.Join(", ", shared))
            : new MatchGrade(0, MatchFinding.LanguageMissing, string.Join(", ", wanted));
    }

    /// <summary>Null when the country is not served.</summary>
    public static MatchGrade? Country(string country, CountryService service) => service switch
    {
        CountryService.Named => new MatchGrade(MatchGrade.Full, MatchFinding.CountryNamed, country),
        CountryService.ServesAll => new MatchGrade(AmongAll, MatchFinding.CountryAmongAll, country),
        _ => null,
    };

    /// <summary>The share of the days until help is needed on which the authority can help, both ends included; null when there is none.</summary>
    public static MatchGrade? Availability(OfferFacts offer, DateOnly today, DateOnly neededBy)
    {
        var from = offer.AvailableFrom > today ? offer.AvailableFrom.Value : today;
        var to = offer.AvailableTo < neededBy ? offer.AvailableTo.Value : neededBy;
        if (from > to)
        {
            return null;
        }

        if (from == today && to == neededBy)
        {
            return new MatchGrade(MatchGrade.Full, MatchFinding.AvailableThroughout, Day(neededBy));
        }

        long days = to.DayNumber - from.DayNumber + 1;
        return new MatchGrade((int)(MatchGrade.Full * days / (neededBy.DayNumber - today.DayNumber + 1)), MatchFinding.AvailablePartly, $"{Day(from)}/{Day(to)}");
    }

    /// <summary>As stated: missions in progress are not known yet.</summary>
    public static MatchGrade Capacity(int? yearly) => yearly switch
    {
        null => new MatchGrade(OneMission, MatchFinding.CapacityUnstated),
        <= 0 => new MatchGrade(0, MatchFinding.CapacityNone),
        1 => Stated(OneMission, 1),
        2 => Stated(TwoMissions, 2),
        { } missions => Stated(MatchGrade.Full, missions),
    };

    /// <summary>Whether a label vouches for the know-how today.</summary>
    public static MatchGrade Label(bool isLive) =>
        isLive ? new MatchGrade(MatchGrade.Full, MatchFinding.LabelInForce) : new MatchGrade(0, MatchFinding.LabelNone);

    /// <summary>The nearer, the better.</summary>
    public static MatchGrade Presence(string country, Proximity presence) => presence switch
    {
        Proximity.Country => new MatchGrade(MatchGrade.Full, MatchFinding.PresentInCountry, country),
        Proximity.Subregion => new MatchGrade(InSubregion, MatchFinding.PresentInSubregion, country),
        Proximity.Region => new MatchGrade(InRegion, MatchFinding.PresentInRegion, country),
        _ => new MatchGrade(0, MatchFinding.PresentElsewhere, country),
    };

    private static MatchGrade Stated(int share, int missions) => new(share, MatchFinding.CapacityStated, missions.ToString(CultureInfo.InvariantCulture));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
