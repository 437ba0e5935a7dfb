namespace Expect.Domain.Tests;

/// <summary>Texts in several languages.</summary>
public sealed class LocalizedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_blank_text_is_refused(string text)
    {
        Assert.Throws<ArgumentException>(() => LocalizedText.French(text));
        Assert.Throws<ArgumentException>(() => LocalizedText.Of(("fr", "Texte"), ("en", text)));
    }

    [Fact]
    public void A_text_without_languages_is_refused() => Assert.Throws<ArgumentException>(() => LocalizedText.Of());

    [Fact]
    public void A_language_is_given_once() => Assert.Throws<ArgumentException>(() => LocalizedText.Of(("fr", "Un"), ("fr", "Deux")));

    [Fact]
    public void Equal_texts_are_equal_in_any_order()
    {
        var one = LocalizedText.Of(("fr", "Égalité"), ("en", "Equality"));
        var other = LocalizedText.From(new Dictionary<string, string> { ["en"] = "Equality", ["fr"] = "Égalité" });
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, LocalizedText.French("Égalité"));
    }

    [Fact]
    public void A_text_knows_its_languages()
    {
        var text = LocalizedText.French("Égalité");
        Assert.True(text.Has("fr"));
        Assert.False(text.Has("en"));
    }
}
