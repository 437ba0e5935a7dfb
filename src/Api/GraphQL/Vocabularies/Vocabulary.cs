using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Catalog;

namespace Expect.Api.GraphQL.Vocabularies;

/// <summary>A fixed list of values: an enumeration of the content model, the languages, the currencies.</summary>
/// <param name="Name">The name of its type in the schema.</param>
/// <param name="Values">Its values, in their order.</param>
public sealed record Vocabulary(string Name, ImmutableArray<VocabularyValue> Values)
{
    /// <summary>The vocabularies of a content model, by name.</summary>
    /// <param name="catalog">The content model.</param>
    /// <param name="others">Enumerations that no field of it has.</param>
    public static ImmutableArray<Vocabulary> Of(ContentCatalog catalog, params IEnumerable<CatalogEnum> others)
    {
        var enumerations = catalog.Types.SelectMany(type => type.Fields).SelectMany(Enumerations)
            .Concat(catalog.Types.Select(type => type.File?.Formats).OfType<CatalogEnum>())
            .Concat(catalog.MatchCriterion is { } criterion ? [criterion] : [])
            .Concat(others)
            .DistinctBy(enumeration => enumeration.Name)
            .Select(enumeration => new Vocabulary(enumeration.Name, [.. enumeration.Values.Select(VocabularyValue.Of)]));
        var languages = Languages.All.Select(language => new VocabularyValue(language.Code, language.FrenchName, language.EnglishName, null));
        var currencies = Currencies.All.Select(currency => new VocabularyValue(currency.Code, currency.FrenchName, currency.EnglishName, null));
        return
        [
            .. enumerations
                .Append(new Vocabulary("LanguageCode", [.. languages]))
                .Append(new Vocabulary("CurrencyCode", [.. currencies]))
                .OrderBy(vocabulary => vocabulary.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<CatalogEnum> Enumerations(CatalogField field) => field switch
    {
        ScalarField { Enum: { } enumeration } => [enumeration],
        ScalarListField { Enum: { } enumeration } => [enumeration],
        PartialDateField date => [date.PrecisionEnum],
        ToManyField many => many.EdgeFields.SelectMany(Enumerations),
        _ => [],
    };
}
