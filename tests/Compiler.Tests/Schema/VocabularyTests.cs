using Expect.Api.GraphQL.Vocabularies;
using Expect.Persistence;

namespace Expect.Compiler.Tests.Schema;

public sealed class VocabularyTests
{
    private static readonly IReadOnlyList<Vocabulary> All = Vocabulary.Of(PersistenceServices.BuildCatalog());

    [Theory]
    [InlineData("ContentStatus", "IN_REVIEW", "En relecture", "In review")]
    [InlineData("ModalityForm", "SECONDMENT", "Mise à disposition d'agent", "Secondment")]
    [InlineData("ActivityStatus", "PIPELINE", "En préparation", "Pipeline")]
    [InlineData("DatePrecision", "YEAR", "Année", "Year")]
    [InlineData("LanguageCode", "PT_BR", "portugais brésilien", "Brazilian Portuguese")]
    [InlineData("CurrencyCode", "XOF", "franc CFA (BCEAO)", "West African CFA Franc")]
    public void Values_have_a_french_and_an_english_label(string vocabulary, string value, string french, string english)
    {
        var found = All.Single(candidate => candidate.Name == vocabulary).Values.Single(candidate => candidate.Value == value);
        Assert.Equal((french, english), (found.Label(["fr"]), found.Label(["en"])));
    }

    [Fact]
    public void A_label_is_in_the_first_language_that_there_is()
    {
        var value = new VocabularyValue("HELD", "Tenu", "Held", null);
        Assert.Equal("Held", value.Label(["ar", "en", "fr"]));
        Assert.Null(value.Label(["ar"]));
    }
}
