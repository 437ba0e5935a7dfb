using Expect.Domain.Labels;
using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Expertise;

/// <summary>Know-how that a French authority, or an association of them, offers abroad (Offre d'expertise).</summary>
public sealed class ExpertiseOffer : PublishedContent
{
    /// <summary>The authority that makes the offer.</summary>
    public Territory Territory { get; private set; } = null!;

    /// <summary>What is offered, in one line.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>What is offered, in a few sentences.</summary>
    public LocalizedText Summary { get; private set; } = null!;

    /// <summary>What is offered, in full, as Markdown.</summary>
    public LocalizedText? Description { get; private set; }

    /// <summary>The readable key of its page.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The fields of action that it concerns.</summary>
    public ICollection<Theme> Themes { get; } = [];

    /// <summary>The ways in which the authority can help.</summary>
    public ICollection<Modality> Modalities { get; } = [];

    /// <summary>The languages in which it can help.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>The countries for which the offer is made; none means anywhere.</summary>
    public ICollection<Country> TargetCountries { get; } = [];

    /// <summary>The practices from which the know-how comes.</summary>
    public ICollection<Practice> Practices { get; } = [];

    /// <summary>The award that vouches for the know-how; always one of the same authority.</summary>
    public LabelAward? LabelAward { get; private set; }

    /// <summary>The first day on which the authority can help; none means now.</summary>
    public DateOnly? AvailableFrom { get; private set; }

    /// <summary>The last day on which the authority can help; none means no end.</summary>
    public DateOnly? AvailableTo { get; private set; }

    /// <summary>How many missions the authority can take on in a year; none when not stated.</summary>
    public int? YearlyCapacity { get; private set; }

    /// <summary>Whom to ask about the offer (Contact): for partners of the programme, the offer's own contributors and editors; null for everybody else.</summary>
    public OfferContact? Contact { get; private set; }

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .IsSlug(Slug, "slug")
        .IsPeriod(AvailableFrom, AvailableTo, "availableTo")
        .IsNotNegative(YearlyCapacity, "yearlyCapacity")
        .AndEach(Modalities, "modalities", modality => modality.Check())
        .And(Contact?.Check() ?? Result.Accepted);

    /// <inheritdoc/>
    protected override Result CheckCompleteness() => Result.Accepted
        .Unless(Title?.Has("fr") == true, "title.fr.missing", "An offer needs a French title to be published.", "title")
        .Unless(Summary?.Has("fr") == true, "summary.fr.missing", "An offer needs a French summary to be published.", "summary")
        .Unless(Themes.Count > 0, "theme.missing", "An offer needs a theme to be published.", "themes")
        .Unless(Modalities.Count > 0, "modality.missing", "An offer needs a modality to be published.", "modalities")
        .Unless(Languages.Count > 0, "language.missing", "An offer needs a language to be published.", "languages");

    /// <inheritdoc/>
    protected override Result CheckPublicReferences() => Result.Accepted
        .Unless(Practices.All(practice => practice.Status == ContentStatus.Published), Practice.Unpublished, Practice.UnpublishedMessage, "practices")
        .Unless(LabelAward is not { Status: LabelAwardStatus.Withdrawn }, "labelAward.withdrawn", "The award was withdrawn: take it out, or name one that stands.", "labelAward");
}
