using System.Globalization;

namespace Expect.Domain.Editorial;

/// <summary>A text of the programme: an article, a page, a guide.</summary>
public sealed class Article : PublishedContent
{
    /// <summary>Whether it is an article, a page or a guide.</summary>
    public ArticleKind Kind { get; private set; }

    /// <summary>The title.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>The opening paragraph (Chapeau).</summary>
    public LocalizedText? Lead { get; private set; }

    /// <summary>The text, as Markdown.</summary>
    public LocalizedText? Body { get; private set; }

    /// <summary>The readable keys of its pages, one for each language.</summary>
    public ICollection<ArticleSlug> Slugs { get; } = [];

    /// <summary>The images, in their order.</summary>
    public ICollection<ArticleImage> ImagePlaces { get; } = [];

    /// <summary>The content that it refers to, in its order.</summary>
    public ICollection<ArticleLink> Links { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check().AndEach(Slugs, "slugs", slug => Result.Accepted.IsSlug(slug.Slug, "slug"));

    /// <inheritdoc/>
    protected override Result CheckCompleteness() => Result.Accepted
        .Unless(Title?.Has("fr") == true, "title.fr.missing", "An article needs a French title to be published.", "title")
        .Unless(Slugs.Any(slug => slug.Language == "FR"), "slug.fr.missing", "An article needs a French slug to be published.", "slugs")
        .And(CheckImages());

    /// <inheritdoc/>
    protected override Result CheckPublicReferences() => Links
        .Where(link => link.Target is PublishedContent { Status: not ContentStatus.Published })
        .Aggregate(Result.Accepted, (result, link) => result.Unless(
            false, "link.unpublished", "The article refers to an item that is not published: publish it first, or take it out.", Place("links", link.Position)));

    private Result CheckImages() => ImagePlaces
        .Where(place => place.Asset.AltText?.Has("fr") != true)
        .Aggregate(Result.Accepted, (result, place) => result.Unless(
            false, "image.altText.missing", "Each image needs a French alternative text for the article to be published.", Place("images", place.Position)));

    // Positions count from 1, places in a list from 0.
    private static string Place(string list, int position) => string.Create(CultureInfo.InvariantCulture, $"{list}.{position - 1}");
}

/// <summary>What kind of text something is.</summary>
public enum ArticleKind
{
    /// <summary>An article (Article).</summary>
    Article,

    /// <summary>A page of the site (Page).</summary>
    Page,

    /// <summary>A practical guide (Guide).</summary>
    Guide,
}
