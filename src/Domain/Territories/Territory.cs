using Expect.Domain.Expertise;
using Expect.Domain.Labels;
using Expect.Domain.Projects;
using Expect.Domain.Reference;

namespace Expect.Domain.Territories;

/// <summary>A local authority, an association or a network of them (Territoire): French or foreign.</summary>
public sealed class Territory : Content
{
    /// <summary>What kind of authority it is.</summary>
    public TerritoryKind Kind { get; private set; }

    /// <summary>Whether it is a French authority, or an association of them.</summary>
    public bool IsFrench => Kind is not (TerritoryKind.ForeignAuthority or TerritoryKind.Network);

    /// <summary>The name by which people know it.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Its full official name.</summary>
    public LocalizedText? OfficialName { get; private set; }

    /// <summary>Other names and spellings under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; private set; } = [];

    /// <summary>The readable key of its page; a commune's ends in its INSEE code.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The country where it is; none for an international network.</summary>
    public Country? Country { get; private set; }

    /// <summary>ISO 3166-2 code of the subdivision.</summary>
    public string? Iso31662 { get; private set; }

    /// <summary>What such an authority is called in its country, for instance "Gouvernorat".</summary>
    public string? LocalLevelName { get; private set; }

    /// <summary>Code in INSEE's official geographic code (COG).</summary>
    public string? InseeCode { get; private set; }

    /// <summary>Number of nine digits in the French register of legal units (SIREN).</summary>
    public string? Siren { get; private set; }

    /// <summary>Legal nature of an EPCI; none for any other kind.</summary>
    public EpciNature? EpciNature { get; private set; }

    /// <summary>The authority whose area contains it: a commune's département, a département's région.</summary>
    public Territory? Parent { get; private set; }

    /// <summary>The authorities whose areas it contains directly.</summary>
    public ICollection<Territory> Children { get; } = [];

    /// <summary>The région to which it belongs: itself or its ancestor; maintained by the database.</summary>
    public Territory? Region { get; private set; }

    /// <summary>Name of its assembly, for instance "Conseil départemental de la Seine-Saint-Denis".</summary>
    public string? AssemblyName { get; private set; }

    /// <summary>Number of inhabitants (population municipale).</summary>
    public int? Population { get; private set; }

    /// <summary>Reference year of the population figure.</summary>
    public int? PopulationYear { get; private set; }

    /// <summary>Address of its web site.</summary>
    public string? Website { get; private set; }

    /// <summary>The first day on which it existed in this form.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The day from which it no longer existed in this form; none while it exists.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The authority that took its place.</summary>
    public Territory? Successor { get; private set; }

    /// <summary>The offers that it makes.</summary>
    public ICollection<ExpertiseOffer> ExpertiseOffers { get; } = [];

    /// <summary>The practices that began there.</summary>
    public ICollection<Practice> Practices { get; } = [];

    /// <summary>Its applications for labels.</summary>
    public ICollection<LabelApplication> LabelApplications { get; } = [];

    /// <summary>Its presences in countries, past ones included.</summary>
    public ICollection<Presence> Presences { get; } = [];

    /// <summary>The labels that it was awarded.</summary>
    public ICollection<LabelAward> LabelAwards { get; } = [];

    /// <summary>The roles that it has in projects.</summary>
    public ICollection<ProjectPartner> Partnerships { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .IsSlug(Slug, "slug")
        .InFrench(Name, "name")
        .IsValidity(ValidFrom, ValidTo, "validTo")
        .IsNotNegative(Population, "population")
        .Unless(Population is null == PopulationYear is null, "populationYear.alone", "A number of inhabitants is given with its year, and not without.", "populationYear")
        .And(CheckKind());

    private Result CheckKind() => Result.Accepted
        .Unless(EpciNature is not null == (Kind == TerritoryKind.Epci), "epciNature.kind", "An inter-municipal body has a legal nature, and nothing else has one.", "epciNature")
        .Unless(
            Kind != TerritoryKind.Commune ? Kind != TerritoryKind.ForeignAuthority || InseeCode is null : IsCommuneCode(InseeCode),
            "inseeCode.invalid", "A commune has a code of INSEE: 93066, 2A004. An authority outside France has none.", "inseeCode")
        .Unless(Siren is null || Kind != TerritoryKind.ForeignAuthority, "siren.foreign", "An authority outside France has no SIREN.", "siren")
        .Unless(Siren is null || IsSiren(Siren), "siren.invalid", "A SIREN has nine digits, the last of which checks the others (Luhn).", "siren");

    // The département, in Corsica 2A or 2B, and three digits more.
    private static bool IsCommuneCode(string? code) => code is { Length: 5 } && code[2..].All(char.IsAsciiDigit)
        && char.IsAsciiDigit(code[0]) && (char.IsAsciiDigit(code[1]) ? !code.StartsWith("20", StringComparison.Ordinal) : code[..2] is "2A" or "2B");

    private static bool IsSiren(string number) => number.Length == 9 && number.All(char.IsAsciiDigit)
        && number.Select((digit, i) => (digit - '0') * (1 + (i % 2))).Sum(value => value > 9 ? value - 9 : value) % 10 == 0;
}

/// <summary>What kind of authority a territory is.</summary>
public enum TerritoryKind
{
    /// <summary>A French region (Région).</summary>
    Region,

    /// <summary>A French department (Département).</summary>
    Department,

    /// <summary>A French municipality (Commune).</summary>
    Commune,

    /// <summary>A French inter-municipal body with its own tax (EPCI à fiscalité propre).</summary>
    Epci,

    /// <summary>A territorial public body of Greater Paris (Établissement public territorial).</summary>
    Ept,

    /// <summary>A French authority with a special status (collectivité à statut particulier).</summary>
    SpecialStatus,

    /// <summary>A French overseas authority (collectivité d'outre-mer).</summary>
    Overseas,

    /// <summary>A French joint authority (syndicat mixte).</summary>
    Syndicate,

    /// <summary>An association of French authorities (association de collectivités).</summary>
    Association,

    /// <summary>A local authority outside France (autorité locale étrangère).</summary>
    ForeignAuthority,

    /// <summary>A network of authorities, national or international (réseau).</summary>
    Network,
}

/// <summary>Legal nature of an EPCI.</summary>
public enum EpciNature
{
    /// <summary>A community of municipalities (Communauté de communes).</summary>
    Cc,

    /// <summary>A community of an urban area (Communauté d'agglomération).</summary>
    Ca,

    /// <summary>An urban community (Communauté urbaine).</summary>
    Cu,

    /// <summary>A metropolis (Métropole).</summary>
    Metro,

    /// <summary>The metropolis of Lyon, an authority of its own kind (Métropole de Lyon).</summary>
    Met69,
}
