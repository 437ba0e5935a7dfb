using System.Collections.Immutable;
using CsCheck;
using Expect.Domain.Expertise;
using Expect.Domain.Matching;

namespace Expect.Domain.Tests.Matching;

/// <summary>Needs and offers from a small world, so that they often meet.</summary>
internal static class MatchGen
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly ThemePlace Equality = new(["equality"]);
    public static readonly ThemePlace Violence = new(["equality", "violence"]);
    public static readonly ThemePlace Shelters = new(["equality", "violence", "shelters"]);
    public static readonly ThemePlace Water = new(["water"]);

    private static readonly Gen<ImmutableArray<ThemePlace>> Themes =
        Gen.Int[0, 3].Select(i => new[] { Equality, Violence, Shelters, Water }[i]).Array[0, 3].Select(themes => themes.Distinct().ToImmutableArray());

    private static readonly Gen<ImmutableArray<string>> Languages =
        Gen.Int[0, 2].Select(i => new[] { "FR", "AR", "EN" }[i]).Array[0, 2].Select(codes => codes.Distinct().ToImmutableArray());

    private static readonly Gen<ModalityFacts> Modality = Gen.Select(
        Gen.Enum<ModalityForm>(), Gen.Enum<Involvement>().Nullable(), Gen.Enum<Constraint>().Nullable(), Gen.Bool,
        (form, involvement, constraint, oneOff) => new ModalityFacts(form, involvement, constraint, oneOff));

    private static readonly Gen<DateOnly?> Day = Gen.Int[-40, 40].Nullable().Select(days => days is { } number ? Today.AddDays(number) : (DateOnly?)null);

    public static readonly Gen<MatchCriteria> Criteria = Gen.Select(
        Gen.Select(Themes, Languages, Gen.Bool, Day),
        Gen.Select(Gen.Enum<ModalityForm>().Array[0, 2], Gen.Bool, Gen.Enum<Involvement>().Nullable(), Gen.Enum<Constraint>().Nullable()),
        (what, how) => new MatchCriteria
        {
            Themes = what.Item1,
            Languages = what.Item2,
            Country = what.Item3 ? "TN" : null,
            NeededBy = what.Item4,
            Forms = [.. how.Item1],
            OneOff = how.Item2,
            MaxInvolvement = how.Item3,
            MaxConstraint = how.Item4,
        });

    public static readonly Gen<OfferFacts> Offer = Gen.Select(
        Gen.Select(Gen.Int[0, 9], Themes, Languages, Modality.Array[0, 3], Gen.Enum<CountryService>()),
        Gen.Select(Day, Day, Gen.Int[0, 5].Nullable(), Gen.Bool, Gen.Enum<Proximity>()),
        (what, how) => new OfferFacts(Guid.Empty, $"offer-{what.Item1}")
        {
            Themes = what.Item2,
            Languages = what.Item3,
            Modalities = [.. what.Item4],
            Service = what.Item5,
            AvailableFrom = how.Item1,
            AvailableTo = how.Item2,
            YearlyCapacity = how.Item3,
            HasLiveLabel = how.Item4,
            Presence = how.Item5,
        });
}
