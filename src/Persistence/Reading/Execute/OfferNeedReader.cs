using System.Collections.Immutable;
using Expect.Domain.Expertise;
using Expect.Domain.Matching;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Makes criteria and modalities of the domain from values as requests and the database write them.</summary>
internal static class OfferNeedReader
{
    /// <summary>The criteria of a need.</summary>
    /// <param name="need">Where the values are.</param>
    /// <param name="values">The values of the slots.</param>
    /// <param name="themes">The themes asked for.</param>
    public static MatchCriteria Criteria(OfferNeed need, IReadOnlyList<object?> values, ImmutableArray<ThemePlace> themes)
    {
        object? Value(ParameterOperand? slot) => slot is null ? null : values[slot.Slot];
        return new MatchCriteria
        {
            Themes = themes,
            Languages = [.. Value(need.Languages) as string[] ?? []],
            Country = Value(need.Country) as string,
            NeededBy = Value(need.NeededBy) as DateOnly?,
            Forms = [.. (Value(need.Forms) as string[] ?? []).Select(Parse<ModalityForm>)],
            OneOff = Value(need.OneOff) is true,
            MaxInvolvement = Value(need.MaxInvolvement) is string involvement ? Parse<Involvement>(involvement) : null,
            MaxConstraint = Value(need.MaxConstraint) is string constraint ? Parse<Constraint>(constraint) : null,
        };
    }

    /// <summary>A modality from form, involvement, constraint and one-off, joined by commas.</summary>
    public static ModalityFacts Modality(string text)
    {
        var parts = text.Split(',');
        return new ModalityFacts(
            Parse<ModalityForm>(parts[0]),
            parts[1].Length == 0 ? null : Parse<Involvement>(parts[1]),
            parts[2].Length == 0 ? null : Parse<Constraint>(parts[2]),
            parts[3] == "true");
    }

    private static T Parse<T>(string name)
        where T : struct, Enum => EnumNames<T>.ByName[name];

    private static class EnumNames<T>
        where T : struct, Enum
    {
        public static readonly ImmutableDictionary<string, T> ByName = Enum.GetValues<T>().ToImmutableDictionary(value => Names.EnumValue(value.ToString()));
    }
}
