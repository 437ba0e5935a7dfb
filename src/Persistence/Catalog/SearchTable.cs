using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>
/// What can be searched: the types that have search documents, and the other items whose names they are found by. Which
/// texts make up a document is said in the database's table <c>search_fields</c>, which its triggers read.
/// </summary>
public static class SearchTable
{
    private static readonly ImmutableDictionary<string, ImmutableArray<NamedBy>> Types = new Dictionary<string, ImmutableArray<NamedBy>>
    {
        ["Territory"] = [],
        ["Country"] = [],
        ["Theme"] = [],
        ["Organization"] = [],
        ["ExpertiseOffer"] =
        [
            new(8, ("Theme", new JoinTableLink("offer_themes", "offer_id", "theme_id"))),
            new(6, ("Territory", new ReferencedLink("territory_id"))),
            new(5, ("Country", new JoinTableLink("offer_target_countries", "offer_id", "country_id"))),
            new(4, OfPractices, OfProjects, ("Territory", new JoinTableLink("project_partners", "project_id", "territory_id"))),
            new(4, OfPractices, OfProjects, ("Organization", new JoinTableLink("project_partners", "project_id", "organization_id"))),
        ],
        ["Practice"] = [],
        ["Label"] = [],
        ["Project"] = [],
        ["Article"] = [],
    }.ToImmutableDictionary();

    private static (string, Link) OfPractices => ("Practice", new JoinTableLink("offer_practices", "offer_id", "practice_id"));

    private static (string, Link) OfProjects => ("Project", new JoinTableLink("project_practices", "practice_id", "project_id"));

    // A name that several authorities bear is meant for the largest of them more often than not.
    private static readonly ImmutableDictionary<string, string> Prominences = new Dictionary<string, string> { ["Territory"] = "population" }.ToImmutableDictionary();

    /// <summary>The names of the searchable types.</summary>
    public static IEnumerable<string> SearchableTypes => Types.Keys;

    /// <summary>Whether items of the type can be searched.</summary>
    public static bool IsSearchable(string type) => Types.ContainsKey(type);

    /// <summary>The other items whose names the items of a searchable type are found by.</summary>
    public static ImmutableArray<NamedBy> NamesOf(string type) => Types[type];

    /// <summary>The field by which items that match equally well are ordered, the greatest first; null when there is none.</summary>
    public static string? ProminenceOf(string type) => Prominences.GetValueOrDefault(type);

    /// <summary>Other items whose names an item is found by.</summary>
    /// <param name="Weight">How much a match counts, in tenths of a match in the item's own text.</param>
    /// <param name="Path">The relations from the item to them, each with the type that it leads to.</param>
    public sealed record NamedBy(int Weight, params ImmutableArray<(string Type, Link Link)> Path);
}
