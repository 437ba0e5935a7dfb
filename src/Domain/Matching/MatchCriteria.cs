using System.Collections.Immutable;
using Expect.Domain.Expertise;

namespace Expect.Domain.Matching;

/// <summary>What a partner needs. What is not said does not count.</summary>
public sealed record MatchCriteria
{
    /// <summary>The themes of the need, each once; empty when it has none.</summary>
    public ImmutableArray<ThemePlace> Themes { get; init; } = [];

    /// <summary>The languages in which help is wanted, as codes; one of them is enough. Empty when any will do.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The country in which help is wanted, by its ISO 3166-1 code of two letters; null when it does not matter.</summary>
    public string? Country { get; init; }

    /// <summary>The day by which help is needed; null when there is no hurry.</summary>
    public DateOnly? NeededBy { get; init; }

    /// <summary>The forms of help that are wanted; one of them is enough. Empty when any will do.</summary>
    public ImmutableArray<ModalityForm> Forms { get; init; } = [];

    /// <summary>Whether help is wanted that can be given once; false asks for nothing.</summary>
    public bool OneOff { get; init; }

    /// <summary>The strongest involvement that is wanted; null when it does not matter.</summary>
    public Involvement? MaxInvolvement { get; init; }

    /// <summary>The most formal commitment that is possible; null when it does not matter.</summary>
    public Constraint? MaxConstraint { get; init; }

    /// <summary>Whether a criterion takes part: those that are asked for, and those that always count.</summary>
    public bool Asks(MatchCriterion criterion) => criterion switch
    {
        MatchCriterion.Theme => !Themes.IsEmpty,
        MatchCriterion.Language => !Languages.IsEmpty,
        MatchCriterion.Country or MatchCriterion.Presence => Country is not null,
        MatchCriterion.Modality => !Forms.IsEmpty || OneOff || MaxInvolvement is not null || MaxConstraint is not null,
        MatchCriterion.Availability => NeededBy is not null,
        _ => true,
    };
}
