using Expect.Domain.Identity;

namespace Expect.Api.Tests.Visibility;

/// <summary>
/// Who reads which items of a type, as SQL conditions on its table: one line for each type of the table « What is visible » of
/// the domain model. It is written from there, not from the code.
/// </summary>
/// <param name="Type">Name of the type.</param>
/// <param name="Root">Its connection.</param>
/// <param name="Table">Its table.</param>
/// <param name="Everybody">What everybody sees.</param>
internal sealed record ReadRight(string Type, string Root, string Table, string Everybody)
{
    private const string Published = "status = 'PUBLISHED' and (publish_at is null or publish_at <= now()) and (unpublish_at is null or unpublish_at > now())";

    private const string Own = "in (select id from territories where slug = 'nord')";

    /// <summary>The table.</summary>
    public static readonly IReadOnlyList<ReadRight> All =
    [
        // Reference data, labels, sessions, presences, sources, schemes: all.
        new("Territory", "territories", "territories", "true"),
        new("Country", "countries", "countries", "true"),
        new("Theme", "themes", "themes", "true"),
        new("Label", "labels", "labels", "true"),
        new("CommitteeSession", "committeeSessions", "committee_sessions", "true"),
        new("Presence", "presences", "presences", "true"),
        new("Source", "sources", "sources", "true"),
        new("FundingScheme", "fundingSchemes", "funding_schemes", "true"),

        // Editorial content: published and within its schedule; in a preview contributors see their drafts and editors all.
        new("ExpertiseOffer", "expertiseOffers", "expertise_offers", Published) { Editors = "true", OwnOfContributors = $"territory_id {Own}", IsEditorial = true },
        new("Practice", "practices", "practices", Published) { Editors = "true", OwnOfContributors = $"territory_id {Own}", IsEditorial = true },
        new("Project", "projects", "projects", Published) { Editors = "true", IsEditorial = true },
        new("Article", "articles", "articles", Published) { Editors = "true", IsEditorial = true },
        new("Organization", "organizations", "organizations", Published) { Editors = "true", IsEditorial = true },

        // Awards: active, renewed, past ones too; withdrawn ones for editors.
        new("LabelAward", "labelAwards", "label_awards", "status in ('ACTIVE', 'RENEWED')") { Editors = "true" },

        // Label applications: none; the applicant its own, the committee and editors all.
        new("LabelApplication", "labelApplications", "label_applications", "false") { Editors = "true", OwnOfContributors = $"applicant_id {Own}", SeenWholeBy = [Role.COMMITTEE] },

        // Funding applications: filed, not confidential, of a visible project; the applicant its own, funding officers all.
        new("FundingApplication", "fundingApplications", "funding_applications", $"status <> 'DRAFT' and not confidential and {OfProject(Published)}")
        {
            InEditorsPreview = "status <> 'DRAFT' and not confidential", OwnOfContributors = $"project_id in (select id from projects where lead_id {Own})", SeenWholeBy = [Role.FUNDING_OFFICER, Role.ADMIN],
        },

        // Fundings and payments: all of a visible project.
        new("Funding", "fundings", "fundings", OfProject(Published)) { InEditorsPreview = "true" },
        new("Disbursement", "disbursements", "disbursements", $"funding_id in (select id from fundings where {OfProject(Published)})") { InEditorsPreview = "true" },

        // Releases: none; editors all.
        new("Release", "releases", "releases", "false") { Editors = "true" },

        // Files: used by something visible; editors all.
        new("Asset", "assets", "assets", $"id in (select asset_id from article_images where article_id in (select id from articles where {Published}))") { Editors = "true" },
    ];

    /// <summary>What editors see, when it is more: in a preview only, of editorial content.</summary>
    public string? Editors { get; init; }

    /// <summary>What editors see in a preview because they then see what it belongs to.</summary>
    public string? InEditorsPreview { get; init; }

    /// <summary>What contributors of Nord see besides; of editorial content in a preview only.</summary>
    public string? OwnOfContributors { get; init; }

    /// <summary>Roles other than the editor's that see all.</summary>
    public Role[] SeenWholeBy { get; init; } = [];

    /// <summary>Whether it has the editorial life cycle, whose drafts only a preview shows.</summary>
    public bool IsEditorial { get; init; }

    /// <summary>What a role sees; null for anybody.</summary>
    public string Of(Role? role, bool preview) => role switch
    {
        { } known when SeenWholeBy.Contains(known) => "true",
        Role.EDITOR or Role.ADMIN when Editors is not null && (preview || !IsEditorial) => Editors,
        Role.EDITOR or Role.ADMIN when InEditorsPreview is not null && preview => InEditorsPreview,
        Role.CONTRIBUTOR when OwnOfContributors is not null && (preview || !IsEditorial) => $"({Everybody}) or {OwnOfContributors}",
        _ => Everybody,
    };

    private static string OfProject(string visible) => $"project_id in (select id from projects where {visible})";
}
