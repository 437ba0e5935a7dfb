using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>What matching must know of an offer, as far as the viewer may see it.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Slug">The readable key of its page: it decides between equal scores.</param>
public sealed record OfferFacts(Guid Id, string Slug)
{
    /// <summary>Its themes.</summary>
    public ImmutableArray<ThemePlace> Themes { get; init; } = [];

    /// <summary>The languages in which the authority can help, as codes.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The ways in which the authority can help.</summary>
    public ImmutableArray<ModalityFacts> Modalities { get; init; } = [];

    /// <summary>Whether and how it serves the country of the need.</summary>
    public CountryService Service { get; init; }

    /// <summary>The first day on which the authority can help; null means now.</summary>
    public DateOnly? AvailableFrom { get; init; }

    /// <summary>The last day on which the authority can help; null means no end.</summary>
    public DateOnly? AvailableTo { get; init; }

    /// <summary>How many missions the authority takes on in a year; null when not stated.</summary>
    public int? YearlyCapacity { get; init; }

    /// <summary>Whether the award that vouches for it is in force today.</summary>
    public bool HasLiveLabel { get; init; }

    /// <summary>How near to the country of the need the authority is present today.</summary>
    public Proximity Presence { get; init; }
}
