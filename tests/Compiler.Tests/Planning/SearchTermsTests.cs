using Expect.Api.GraphQL.Planning;
using Expect.Persistence.Reading.Execute;

namespace Expect.Compiler.Tests.Planning;

/// <summary>How the text of a search is read, and how marked texts become HTML.</summary>
public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("Violences  FEMMES", "violences|femmes")]
    [InlineData("l’eau et l'assainissement", "eau|assainissement")]
    [InlineData("Seine-Saint-Denis", "seine|saint|denis")]
    [InlineData("\"prise en charge\" femmes", "prise en charge|femmes")]
    [InlineData("« droits des femmes »", "droits des femmes")]
    [InlineData("une \"guillemet ouverte", "guillemet|ouverte")]
    [InlineData("eau eau", "eau")]
    [InlineData("co\u00adopération cʼest‐à‑dire", "coopération|dire")]
    [InlineData("de la", "de|la")]
    [InlineData(" ?! ", "")]
    [InlineData("\"\" & | ! <-> :*", "")]
    public void Words_and_phrases_are_read_without_what_carries_no_meaning(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SearchTerms.Of(text, ["fr"]).Select(word => word.Text)));

    [Theory]
    [InlineData("the water", "en", "water")]
    [InlineData("the water", "fr", "the|water")]
    [InlineData("los niños", "es", "niños")]
    [InlineData("lès abbeville", "fr", "abbeville")]
    [InlineData("les abbeville", "fr", "abbeville")]
    [InlineData("de que\u0301 agua", "es", "agua")]
    public void Which_words_carry_no_meaning_depends_on_the_language(string text, string language, string expected) =>
        Assert.Equal(expected, string.Join('|', SearchTerms.Of(text, [language]).Select(word => word.Text)));

    [Fact]
    public void Only_our_marks_become_tags() => Assert.Equal(
        "&lt;mark&gt; &amp;amp; &quot;<mark>l&#39;eau</mark>&quot;",
        HighlightsWriter.Html("<mark> &amp; \"\uE000l'eau\uE001\""));
}
