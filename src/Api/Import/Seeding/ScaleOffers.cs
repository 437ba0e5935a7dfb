using Expect.Persistence.Import;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>Fictitious offers.</summary>
internal sealed class ScaleOffers(WritableTypes types, ScaleSources sources, int scale)
{
    private const int OffersOfScale = 2_000;

    private static readonly string[] Forms =
        ["ONE_OFF_MISSION", "REMOTE_ADVICE", "STUDY_VISIT", "PEER_TRAINING", "SECONDMENT", "JOINT_PROJECT", "PARTNERSHIP", "NETWORKING"];

    private static readonly string?[] Involvements = ["LIGHT", "MODERATE", "STRONG", null];

    private static readonly string?[] Constraints = ["NONE", "MISSION_LETTER", "AGREEMENT", null];

    private static readonly object?[][] Languages = [["FR"], ["FR", "EN"], ["FR", "AR"], ["FR", "ES"], ["FR", "EN", "ES"], ["FR"]];

    private readonly RecordRows _rows = new(types["ExpertiseOffer"]);

    /// <summary>The offers.</summary>
    public IEnumerable<BulkRow> Rows() => Enumerable.Range(1, scale * OffersOfScale).Select(Offer);

    private BulkRow Offer(int i)
    {
        var territory = ScaleKeys.Skewed(sources.Authorities, i, 1, 3);
        var theme = ScaleKeys.Skewed(sources.AllThemes, i, 2, 2);
        var status = StatusOf(Scatter.Unit(i, 3));
        var isPublished = status == "PUBLISHED";
        var chance = Scatter.Unit(i, 13);
        return _rows.Row(
            $"made offer {i}",
            status,
            status is "DRAFT" or "IN_REVIEW" ? ScaleKeys.Nothing : ScaleKeys.PublishedAt(i, 12),
            ("territory", territory.Id),
            ("slug", $"demo-{i}"),
            ("title", RecordRows.Text($"{theme.Name} – {territory.Name} ({i})", Scatter.Unit(i, 4) < 0.5 ? null : $"{theme.EnglishName} – {territory.Name} ({i})")),
            ("summary", RecordRows.Text($"Offre fictive de démonstration n° {i} : {theme.Name}.")),
            ("themes", Themes(i, theme)),
            ("modalities", Modalities(i).ToList()),
            ("languages", Languages[Scatter.Index(i, 5, Languages.Length)]),
            ("targetCountries", Countries(i)),
            ("availableFrom", Scatter.Unit(i, 6) < 0.3 ? new DateOnly(2025, 1, 1).AddDays(Scatter.Index(i, 7, 700)) : null),
            ("availableTo", Scatter.Unit(i, 8) < 0.2 ? new DateOnly(2027, 1, 1).AddDays(Scatter.Index(i, 9, 700)) : null),
            ("yearlyCapacity", Scatter.Unit(i, 10) < 0.5 ? Scatter.Index(i, 11, 12) : null),
            ("publishAt", isPublished && chance < 0.01 ? new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc) : null),
            ("unpublishAt", isPublished && chance is >= 0.01 and <= 0.02 ? new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) : null),
            ("source", ScaleKeys.SourceId));
    }

    private static string StatusOf(double chance) => chance switch
    {
        < 0.85 => "PUBLISHED",
        < 0.93 => "DRAFT",
        < 0.96 => "IN_REVIEW",
        < 0.98 => "SUSPENDED",
        _ => "ARCHIVED",
    };

    private Guid[] Themes(int i, ScaleItem theme) =>
        Scatter.Unit(i, 15) < 0.4 ? [.. new[] { theme.Id, ScaleKeys.Skewed(sources.AllThemes, i, 14, 1).Id }.Distinct()] : [theme.Id];

    private IEnumerable<ItemChanges> Modalities(int i)
    {
        for (var k = 0; k <= (Scatter.Unit(i, 67) < 0.6 ? 1 : 0); k++)
        {
            yield return _rows.Part(
                "modalities", $"made modality {i}-{k}",
                ("form", Forms[(Scatter.Index(i, 16, 8) + (k * 3)) % 8]),
                ("involvement", Involvements[Scatter.Index(i, 17 + k, 4)]),
                ("constraint", Constraints[Scatter.Index(i, 27 + k, 4)]),
                ("oneOff", Scatter.Unit(i, 37 + k) < 0.4),
                ("minDays", 1 + Scatter.Index(i, 47 + k, 5)),
                ("maxDays", 6 + Scatter.Index(i, 57 + k, 30)));
        }
    }

    private Guid[] Countries(int i) => Scatter.Unit(i, 87) < 0.4
        ? [.. Enumerable.Range(0, 3).Select(k => ScaleKeys.Skewed(sources.PartnerCountries, i, 77 + k, 1).Id).Distinct()]
        : [];
}
