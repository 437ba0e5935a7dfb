namespace Expect.Domain.Matching;

/// <summary>What was found of an offer about a criterion.</summary>
public enum MatchFinding
{
    /// <summary>All themes asked for are its own.</summary>
    ThemesExact,

    /// <summary>All themes asked for are its own, or parts or wholes of its own.</summary>
    ThemesRelated,

    /// <summary>Some of the themes asked for are its own, or parts or wholes of its own.</summary>
    ThemesSome,

    /// <summary>A language asked for is its own.</summary>
    LanguageShared,

    /// <summary>No language asked for is its own.</summary>
    LanguageMissing,

    /// <summary>It names the country.</summary>
    CountryNamed,

    /// <summary>It serves all countries.</summary>
    CountryAmongAll,

    /// <summary>A way of helping is as asked for.</summary>
    ModalityFits,

    /// <summary>A way of helping is in part as asked for, or does not say.</summary>
    ModalityPartly,

    /// <summary>No way of helping is as asked for.</summary>
    ModalityDiffers,

    /// <summary>Available on every day until help is needed.</summary>
    AvailableThroughout,

    /// <summary>Available on some of the days until help is needed.</summary>
    AvailablePartly,

    /// <summary>The capacity is stated.</summary>
    CapacityStated,

    /// <summary>The capacity is not stated.</summary>
    CapacityUnstated,

    /// <summary>No mission is taken on at present.</summary>
    CapacityNone,

    /// <summary>A label is in force.</summary>
    LabelInForce,

    /// <summary>No label is in force.</summary>
    LabelNone,

    /// <summary>Present in the country.</summary>
    PresentInCountry,

    /// <summary>Present in the subregion.</summary>
    PresentInSubregion,

    /// <summary>Present in the region.</summary>
    PresentInRegion,

    /// <summary>Not present in the region.</summary>
    PresentElsewhere,
}
