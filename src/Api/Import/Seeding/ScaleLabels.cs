using Expect.Persistence.Import;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>Fictitious sessions of the committee, and the awards that they decided.</summary>
internal sealed class ScaleLabels(WritableTypes types, ScaleSources sources, int scale)
{
    private const int Days = 180;
    private const int SessionCount = 10;
    private const int AwardsOfScale = 20;
    private const int ValidDays = 1_095;

    private static readonly DateOnly First = new(2021, 6, 15);

    private readonly RecordRows _sessions = new(types["CommitteeSession"]);
    private readonly RecordRows _awards = new(types["LabelAward"]);

    /// <summary>The sessions, twice a year.</summary>
    public IEnumerable<BulkRow> Sessions() => Enumerable.Range(0, SessionCount).Select(i => _sessions.Row(
        SessionKey(i), "HELD", ScaleKeys.Nothing, ("label", ScaleKeys.LabelId), ("heldOn", DayOf(i)), ("source", ScaleKeys.SourceId)));

    /// <summary>The awards; an authority has the label in a theme once at a time.</summary>
    public IEnumerable<BulkRow> Awards()
    {
        var known = sources.Awards.ToLookup(award => (award.Territory, award.Theme)).ToDictionary(group => group.Key, group => group.ToList());
        for (var i = 1; i <= scale * AwardsOfScale; i++)
        {
            var award = new ScaleAward(
                RecordKeys.IdOf(KeyOf(i)), ScaleKeys.Skewed(sources.Authorities, i, 103, 2).Id, ScaleKeys.Skewed(sources.AllThemes, i, 104, 1).Id, DayOf(i % SessionCount),
                Scatter.Unit(i, 101) < 0.7 ? DayOf(i % SessionCount).AddDays(ValidDays) : null);
            var status = StatusOf(Scatter.Unit(i, 102));
            if (status != "WITHDRAWN")
            {
                known.TryAdd((award.Territory, award.Theme), []);
                var others = known[(award.Territory, award.Theme)];
                if (others.Any(other => other.Id != award.Id && other.Excludes(award)))
                {
                    continue;
                }

                others.Add(award);
            }

            yield return Row(i, award, status);
        }
    }

    private BulkRow Row(int i, ScaleAward award, string status) => _awards.Row(
        KeyOf(i), status, ScaleKeys.Nothing,
        ("label", ScaleKeys.LabelId), ("territory", award.Territory), ("theme", award.Theme), ("session", RecordKeys.IdOf(SessionKey(i % SessionCount))),
        ("awardedOn", award.ValidFrom), ("validFrom", award.ValidFrom), ("validTo", award.ValidTo), ("source", ScaleKeys.SourceId));

    private static string KeyOf(int award) => $"made award {award}";

    private static string SessionKey(int session) => $"made session {session}";

    private static DateOnly DayOf(int session) => First.AddDays(session * Days);

    private static string StatusOf(double chance) => chance switch
    {
        < 0.9 => "ACTIVE",
        < 0.95 => "RENEWED",
        _ => "WITHDRAWN",
    };
}
