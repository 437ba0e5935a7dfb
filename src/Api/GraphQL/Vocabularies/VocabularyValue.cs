using Expect.Persistence.Catalog;

namespace Expect.Api.GraphQL.Vocabularies;

/// <summary>A value of a vocabulary.</summary>
/// <param name="Value">The value as the schema writes it.</param>
/// <param name="FrenchLabel">What people call it in French.</param>
/// <param name="EnglishLabel">What people call it in English.</param>
/// <param name="Description">What it means in the programme; null where the label says it all.</param>
public sealed record VocabularyValue(string Value, string FrenchLabel, string EnglishLabel, string? Description)
{
    /// <summary>A value of the content model's enumeration.</summary>
    public static VocabularyValue Of(CatalogEnumValue value) => new(value.Name, value.FrenchTerm, Words(value.Name), value.Description);

    /// <summary>The label in the first of the languages that it exists in; null when it exists in none.</summary>
    /// <param name="languages">BCP 47 tags, the preferred one first.</param>
    public string? Label(IEnumerable<string> languages) =>
        languages.Select(language => language switch { "fr" => FrenchLabel, "en" => EnglishLabel, _ => null }).FirstOrDefault(label => label is not null);

    // ONE_OFF_MISSION becomes One off mission.
    private static string Words(string name) => name[0] + name[1..].Replace('_', ' ').ToLowerInvariant();
}
