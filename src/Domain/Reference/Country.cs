using Expect.Domain.Expertise;
using Expect.Domain.Territories;

namespace Expect.Domain.Reference;

/// <summary>A country or overseas code of ISO 3166 (Pays).</summary>
public sealed class Country : Content
{
    /// <summary>ISO 3166-1 code of two letters.</summary>
    public string Iso2 { get; private set; } = "";

    /// <summary>ISO 3166-1 code of three letters.</summary>
    public string Iso3 { get; private set; } = "";

    /// <summary>ISO 3166-1 code of three digits.</summary>
    public string Numeric { get; private set; } = "";

    /// <summary>The country's name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>United Nations M49 code of the world region; none for places that M49 leaves out.</summary>
    public string? RegionCode { get; private set; }

    /// <summary>Name of the world region.</summary>
    public LocalizedText? RegionName { get; private set; }

    /// <summary>United Nations M49 code of the subregion.</summary>
    public string? SubregionCode { get; private set; }

    /// <summary>Name of the subregion.</summary>
    public LocalizedText? SubregionName { get; private set; }

    /// <summary>Whether the United Nations list it among the least developed countries (PMA).</summary>
    public bool IsLdc { get; private set; }

    /// <summary>Whether it is France or one of the French overseas codes, which are no partner countries.</summary>
    public bool IsFrench { get; private set; }

    /// <summary>The languages that are official in the whole country.</summary>
    public IReadOnlyList<string> OfficialLanguages { get; private set; } = [];

    /// <summary>The currencies in use, by ISO 4217 code.</summary>
    public IReadOnlyList<string> Currencies { get; private set; } = [];

    /// <summary>The authorities in the country.</summary>
    public ICollection<Territory> Territories { get; } = [];

    /// <summary>The presences of French authorities in the country, past ones included.</summary>
    public ICollection<Presence> Presences { get; } = [];

    /// <summary>The offers made for this country among others; offers for all countries are not listed here.</summary>
    public ICollection<ExpertiseOffer> TargetedBy { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .InFrench(Name, "name")
        .Unless(IsCode(Iso2, 2, char.IsAsciiLetterUpper), "iso2.invalid", "The code has two capital letters.", "iso2")
        .Unless(IsCode(Iso3, 3, char.IsAsciiLetterUpper), "iso3.invalid", "The code has three capital letters.", "iso3")
        .Unless(IsCode(Numeric, 3, char.IsAsciiDigit), "numeric.invalid", "The code has three digits.", "numeric");

    private static bool IsCode(string code, int length, Func<char, bool> isPart) => code.Length == 0 || (code.Length == length && code.All(isPart));
}
