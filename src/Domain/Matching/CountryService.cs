namespace Expect.Domain.Matching;

/// <summary>Whether and how an offer serves a country; the greater the better.</summary>
public enum CountryService
{
    /// <summary>It is made for other countries only.</summary>
    NotServed,

    /// <summary>It names no country, and so serves all.</summary>
    ServesAll,

    /// <summary>It names the country.</summary>
    Named,
}
