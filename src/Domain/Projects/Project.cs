using Expect.Domain.Expertise;
using Expect.Domain.Funding;
using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Projects;

/// <summary>A cooperation project or programme (Projet, programme).</summary>
public sealed class Project : PublishedContent
{
    /// <summary>Whether it is a single project or a programme.</summary>
    public ProjectKind Kind { get; private set; }

    /// <summary>The project's title.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>What the project is to achieve.</summary>
    public LocalizedText? Objective { get; private set; }

    /// <summary>The readable key of its page.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>How far the project has come, in the terms of IATI; none when not stated.</summary>
    public ActivityStatus? ActivityStatus { get; private set; }

    /// <summary>The day on which it is to begin; none when not stated.</summary>
    public DateOnly? PlannedStart { get; private set; }

    /// <summary>The day on which it is to end; none when not stated.</summary>
    public DateOnly? PlannedEnd { get; private set; }

    /// <summary>The day on which it began; none while it has not, or when not stated.</summary>
    public DateOnly? ActualStart { get; private set; }

    /// <summary>The day on which it ended; none while it has not, or when not stated.</summary>
    public DateOnly? ActualEnd { get; private set; }

    /// <summary>Its identifier in the registry of the International Aid Transparency Initiative (IATI).</summary>
    public string? IatiIdentifier { get; private set; }

    /// <summary>The authority that leads the project: the partner whose role is LEAD.</summary>
    public Territory? Lead { get; private set; }

    /// <summary>Those who take part, each with a role.</summary>
    public ICollection<ProjectPartner> Partners { get; } = [];

    /// <summary>The countries where it takes place, with their shares.</summary>
    public ICollection<ProjectCountry> Countries { get; } = [];

    /// <summary>The practices on which it rests.</summary>
    public ICollection<Practice> Practices { get; } = [];

    /// <summary>The fields of action that it concerns.</summary>
    public ICollection<Theme> Themes { get; } = [];

    /// <summary>The applications for funding.</summary>
    public ICollection<FundingApplication> FundingApplications { get; } = [];

    /// <summary>The funding granted.</summary>
    public ICollection<Funding.Funding> Fundings { get; } = [];

    /// <inheritdoc/>
    protected override Result CheckCompleteness() => Result.Accepted
        .Unless(Title?.Has("fr") == true, "title.fr.missing", "A project needs a French title to be published.", "title")
        .And(CheckLead());

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .And(Status == ContentStatus.Published ? Result.Accepted : CheckLead()) // what is public is complete, its lead included
        .IsSlug(Slug, "slug")
        .IsPeriod(PlannedStart, PlannedEnd, "plannedEnd")
        .IsPeriod(ActualStart, ActualEnd, "actualEnd")
        .Unless(
            IatiIdentifier is not { Length: > 0 } identifier || !identifier.Any(letter => char.IsWhiteSpace(letter) || letter is '/' or '&' or '|' or '?'),
            "iatiIdentifier.invalid", "An identifier of IATI has no spaces, and none of the characters / & | ?.", "iatiIdentifier")
        .AndEach(Partners, "partners", partner => partner.Check())
        .AndEach(Countries, "countries", country => Result.Accepted.IsPercentage(country.Share, "share"))
        .Unless(
            Countries.All(country => country.Share is null) || Countries.Sum(country => country.Share ?? decimal.MinusOne) == 100,
            "shares.sum", "The shares of a project's countries are all absent, or make 100 together.", "countries");

    /// <inheritdoc/>
    protected override Result CheckPublicReferences() => Result.Accepted
        .Unless(Partners.All(partner => partner.Organization is not { Status: not ContentStatus.Published }), "partner.unpublished", "An organisation that takes part is not published: publish it first, or take it out.", "partners")
        .Unless(Practices.All(practice => practice.Status == ContentStatus.Published), Practice.Unpublished, Practice.UnpublishedMessage, "practices");

    private Result CheckLead() => Result.Accepted
        .Unless(Partners.Count(partner => partner.Role == PartnerRole.Lead) == 1, "lead.missing", "A project needs exactly one lead.", "partners")
        .Unless(
            Partners.All(partner => partner is not ({ Role: PartnerRole.Lead, Territory.IsFrench: false } or { Role: PartnerRole.Lead, Territory: null, Organization: not null })),
            "lead.foreign", "The lead of a project is a French authority.", "partners");
}

/// <summary>Whether something is a project or a programme.</summary>
public enum ProjectKind
{
    /// <summary>A project (Projet).</summary>
    Project,

    /// <summary>A programme (Programme).</summary>
    Programme,
}

/// <summary>How far an activity has come; the list ActivityStatus of IATI 2.03.</summary>
public enum ActivityStatus
{
    /// <summary>Being scoped or planned (En préparation; IATI 1).</summary>
    Pipeline,

    /// <summary>Under way (En cours; IATI 2).</summary>
    Implementation,

    /// <summary>Finished, accounts being closed (En clôture; IATI 3).</summary>
    Finalisation,

    /// <summary>Closed (Clos; IATI 4).</summary>
    Closed,

    /// <summary>Cancelled (Annulé; IATI 5).</summary>
    Cancelled,

    /// <summary>Suspended (Suspendu; IATI 6).</summary>
    Suspended,
}
