using System.Reflection;
using Expect.Domain.Editorial;
using Expect.Domain.Expertise;
using static Expect.Domain.ContentStatus;

namespace Expect.Domain.Tests;

/// <summary>What stands in the way of the publication of practices and articles.</summary>
public sealed class PublicationTests
{
    [Fact]
    public void A_practice_needs_a_French_title()
    {
        Assert.Equal(["title.fr.missing"], Codes(new Practice()));
        Assert.Equal(["title.fr.missing"], Codes(With(new Practice(), nameof(Practice.Title), LocalizedText.Of(("en", "Observatory")))));
        Assert.Empty(Codes(With(new Practice(), nameof(Practice.Title), LocalizedText.French("Observatoire"))));
    }

    [Fact]
    public void An_article_needs_a_French_title_and_a_French_slug()
    {
        var article = new Article();
        Assert.Equal(["title.fr.missing", "slug.fr.missing"], Codes(article));
        article.Slugs.Add(Slug("EN", "title"));
        Assert.Equal(["title.fr.missing", "slug.fr.missing"], Codes(article));
        article.Slugs.Add(Slug("FR", "titre"));
        Assert.Equal(["title.fr.missing"], Codes(article));
        Assert.Empty(Codes(With(article, nameof(Article.Title), LocalizedText.French("Titre"))));
    }

    [Fact]
    public void Each_image_of_an_article_needs_a_French_alternative_text()
    {
        var article = With(new Article(), nameof(Article.Title), LocalizedText.French("Titre"));
        article.Slugs.Add(Slug("FR", "titre"));
        article.ImagePlaces.Add(Image(LocalizedText.French("Une salle")));
        Assert.Empty(Codes(article));
        article.ImagePlaces.Add(Image(LocalizedText.Of(("en", "A room"))));
        Assert.Equal(["image.altText.missing"], Codes(article));
        article.ImagePlaces.Clear();
        article.ImagePlaces.Add(Image(null));
        Assert.Equal(["image.altText.missing"], Codes(article));
    }

    [Fact]
    public void An_article_that_lacks_something_stays_in_review()
    {
        var article = new Article();
        Assert.True(article.MoveTo(InReview, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.False(article.MoveTo(Published, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.Equal((InReview, null), (article.Status, article.PublishedAt));
    }

    [Fact]
    public void A_complete_practice_is_published_at_the_moment_of_its_first_publication()
    {
        var practice = With(new Practice(), nameof(Practice.Title), LocalizedText.French("Observatoire"));
        Assert.All([InReview, Published, Suspended, Published], to => Assert.True(practice.MoveTo(to, DateTimeOffset.UnixEpoch.AddDays((int)to)).IsAccepted));
        Assert.Equal((Published, DateTimeOffset.UnixEpoch.AddDays((int)Published)), (practice.Status, practice.PublishedAt));
    }

    private static IEnumerable<string> Codes(PublishedContent content) => content.CheckPublication().IsAccepted
        ? []
        : content.CheckPublication().Errors.Select(error => error.Code);

    private static ArticleSlug Slug(string language, string slug) =>
        With(With(new ArticleSlug(), nameof(ArticleSlug.Language), language), nameof(ArticleSlug.Slug), slug);

    private static ArticleImage Image(LocalizedText? altText) =>
        With(new ArticleImage(), nameof(ArticleImage.Asset), With(new Asset(), nameof(Asset.AltText), altText));

    // Content is filled by storage only, through its private setters.
    private static T With<T>(T item, string property, object? value)
    {
        typeof(T).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(item, value);
        return item;
    }
}
