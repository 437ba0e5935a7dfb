using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>Says of a field that not everybody sees it who sees the item. To the others it is null, in whatever way it is asked for.</summary>
/// <param name="Type">Name of the type that has the field.</param>
/// <param name="Readers">Who sees it.</param>
public sealed record FieldRestriction(string Type, FieldReaders Readers)
{
    /// <summary>The items of which an audience sees the field.</summary>
    public Filter Of(Audience audience) => Readers switch
    {
        FieldReaders.Writers => audience.CanWrite ? WriteTable.Of(Type, audience) : Filter.Never,
        FieldReaders.Keepers => WriteTable.Of(Type, audience),
        FieldReaders.FundingOfficers => audience.IsFundingOfficer || audience.IsEditor ? Filter.Always : Filter.Never,
        FieldReaders.Administrators => audience.IsAdmin ? Filter.Always : Filter.Never,
        _ => throw new ArgumentOutOfRangeException(nameof(audience), Readers, "Readers without a rule."),
    };
}

/// <summary>Who sees a field that not everybody sees.</summary>
public enum FieldReaders
{
    /// <summary>Whoever may write the item with the token of the request.</summary>
    Writers,

    /// <summary>Whose roles let them write the item, whatever the token of the request is good for.</summary>
    Keepers,

    /// <summary>Funding officers and editors.</summary>
    FundingOfficers,

    /// <summary>Administrators.</summary>
    Administrators,
}
