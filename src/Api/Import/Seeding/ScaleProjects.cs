using Expect.Domain;
using Expect.Persistence.Import;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>Fictitious projects, applications for their funding, and what was granted on those.</summary>
internal sealed class ScaleProjects(WritableTypes types, ScaleSources sources, int scale)
{
    private const int ProjectsOfScale = 20;
    private const string Awarded = "AWARDED";

    private static readonly string[] Activities = ["PIPELINE", "IMPLEMENTATION", "FINALISATION", "CLOSED"];

    private static readonly string[] Currencies = ["EUR", "EUR", "XOF", "USD"];

    private static readonly string[] Statuses = ["DRAFT", "SUBMITTED", "PRESELECTED", "UNDER_APPRAISAL", Awarded, Awarded, "REJECTED"];

    private readonly RecordRows _projects = new(types["Project"]);
    private readonly RecordRows _applications = new(types["FundingApplication"]);
    private readonly RecordRows _fundings = new(types["Funding"]);

    /// <summary>The projects.</summary>
    public IEnumerable<BulkRow> Projects() => Numbers().Select(i => Scatter.Unit(i, 112) < 0.85
        ? Project(i, "PUBLISHED", ScaleKeys.PublishedAt(i, 113))
        : Project(i, "DRAFT", ScaleKeys.Nothing));

    /// <summary>The applications, one for each project.</summary>
    public IEnumerable<BulkRow> Applications() => Numbers().Select(i => _applications.Row(
        ApplicationKey(i), StatusOf(i), ScaleKeys.Nothing,
        ("project", RecordKeys.IdOf(ProjectKey(i))),
        ("funder", ScaleKeys.FunderId),
        ("requestedAmount", Requested(i)),
        ("submittedOn", Scatter.Unit(i, 123) < 0.8 ? PartialDate.On(new DateOnly(2021, 1, 1).AddDays(Scatter.Index(i, 124, 2_000))) : null),
        ("confidential", Scatter.Unit(i, 126) < 0.1),
        ("source", ScaleKeys.SourceId)));

    /// <summary>The fundings, four fifths of what was asked for.</summary>
    public IEnumerable<BulkRow> Fundings() => Numbers().Where(i => StatusOf(i) == Awarded).Select(i =>
    {
        var application = RecordKeys.IdOf(ApplicationKey(i));
        return _fundings.Row(
            $"made funding {application}", "COMMITTED", ScaleKeys.Nothing,
            ("application", application),
            ("project", RecordKeys.IdOf(ProjectKey(i))),
            ("funder", ScaleKeys.FunderId),
            ("awardedAmount", Requested(i) with { Amount = Math.Floor(Requested(i).Amount * 0.8m) }),
            ("signedOn", new DateOnly(2022, 1, 1).AddDays(Scatter.Index(Scatter.OfText(application.ToString()), 131, 1_500))),
            ("source", ScaleKeys.SourceId));
    });

    private BulkRow Project(int i, string status, IReadOnlyDictionary<string, object?> recorded) => _projects.Row(
        ProjectKey(i), status, recorded,
        ("kind", "PROJECT"),
        ("slug", $"demo-project-{i}"),
        ("title", RecordRows.Text($"Projet fictif de démonstration n° {i}")),
        ("activityStatus", Activities[Scatter.Index(i, 111, 4)]),
        ("partners", Partners(i).ToList()),
        ("source", ScaleKeys.SourceId));

    private IEnumerable<ItemChanges> Partners(int i)
    {
        yield return _projects.Part("partners", $"made partner {i}", ("territory", ScaleKeys.Skewed(sources.Authorities, i, 114, 2).Id), ("role", "LEAD"));
        if (Scatter.Unit(i, 115) < 0.5)
        {
            yield return _projects.Part("partners", $"made funder {i}", ("organization", ScaleKeys.FunderId), ("role", "FUNDER"));
        }
    }

    private IEnumerable<int> Numbers() => Enumerable.Range(1, scale * ProjectsOfScale);

    private static Money Requested(int i) => new(1_000 + Scatter.Index(i, 121, 900_000), Currencies[Scatter.Index(i, 122, 4)]);

    private static string StatusOf(int i) => Statuses[Scatter.Index(i, 125, 7)];

    private static string ProjectKey(int i) => $"made project {i}";

    private static string ApplicationKey(int i) => $"made application {i}";
}
