using Expect.Domain.Projects;
using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Expertise;

/// <summary>A local practice that others can take up: an observatory, a device, a legal measure, a method (Dispositif, pratique).</summary>
public sealed class Practice : PublishedContent
{
    /// <summary>The code of what public items break that refer to a practice that is not public.</summary>
    public const string Unpublished = "practice.unpublished";

    /// <summary>What to do about it.</summary>
    public const string UnpublishedMessage = "A practice that is named is not published: publish it first, or take it out.";

    /// <summary>The territory where it began.</summary>
    public Territory Territory { get; private set; } = null!;

    /// <summary>What kind of practice it is.</summary>
    public PracticeKind Kind { get; private set; }

    /// <summary>The practice's name.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>What it does, as Markdown.</summary>
    public LocalizedText? Description { get; private set; }

    /// <summary>The readable key of its page.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The field of action that it concerns.</summary>
    public Theme? Theme { get; private set; }

    /// <summary>The projects that rest on it.</summary>
    public ICollection<Project> Projects { get; } = [];

    /// <summary>The offers through which its know-how can be asked for.</summary>
    public ICollection<ExpertiseOffer> ExpertiseOffers { get; } = [];

    /// <summary>When it began, as far as it is known.</summary>
    public PartialDate? StartedOn { get; private set; }

    /// <summary>How far it has spread.</summary>
    public PracticeScale Scale { get; private set; }

    /// <summary>Whether it was taken up outside France.</summary>
    public bool International { get; private set; }

    /// <summary>In how many territories it was taken up; none when not known. Never fewer than the replications listed.</summary>
    public int? ReplicationCount { get; private set; }

    /// <summary>Whether the number of replications was counted or estimated.</summary>
    public CountPrecision? ReplicationPrecision { get; private set; }

    /// <summary>What the source says of the replications, word for word.</summary>
    public LocalizedText? ReplicationText { get; private set; }

    /// <summary>The kinds of partners that take part in it, as the source names them.</summary>
    public IReadOnlyList<string> PartnerKinds { get; private set; } = [];

    /// <summary>The replications that are known one by one.</summary>
    public ICollection<PracticeReplication> Replications { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .IsSlug(Slug, "slug")
        .IsNotNegative(ReplicationCount, "replicationCount")
        .Unless(!(ReplicationCount < Replications.Count), "replications.more", "The number of replications is not below the replications listed.", "replicationCount")
        .Unless(
            ReplicationCount is null == ReplicationPrecision is null,
            "replicationPrecision.alone", "A number of replications is given with whether it was counted or estimated, and not without.", "replicationPrecision");

    /// <inheritdoc/>
    protected override Result CheckCompleteness() => Result.Accepted
        .Unless(Title?.Has("fr") == true, "title.fr.missing", "A practice needs a French title to be published.", "title");
}

/// <summary>What kind of practice something is.</summary>
public enum PracticeKind
{
    /// <summary>An observatory (Observatoire).</summary>
    Observatory,

    /// <summary>A device (Dispositif).</summary>
    Device,

    /// <summary>A legal measure (Mesure juridique).</summary>
    LegalMeasure,

    /// <summary>A method (Méthode).</summary>
    Method,
}

/// <summary>How far a practice has spread.</summary>
public enum PracticeScale
{
    /// <summary>Tried out (Expérimental).</summary>
    Experimental,

    /// <summary>In use where it began (Local).</summary>
    Local,

    /// <summary>Taken up by other territories (Répliqué).</summary>
    Replicated,

    /// <summary>In use in the whole country (National).</summary>
    National,
}

/// <summary>How precisely something was counted.</summary>
public enum CountPrecision
{
    /// <summary>Counted (Exact).</summary>
    Exact,

    /// <summary>Estimated (Approximatif).</summary>
    Approximate,
}
