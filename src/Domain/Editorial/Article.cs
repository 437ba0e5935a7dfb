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
    public override Result CheckPublication() => Result.Accepted
        .Unless(Title?.Has("fr") == true, "title.fr.missing", "An article needs a French title to be published.", "title")
        .Unless(Slugs.Any(slug => slug.Language == "FR"), "slug.fr.missing", "An article needs a French slug to be published.", "slugs")
        .Unless(ImagePlaces.All(place => place.Asset.AltText?.Has("fr") == true), "image.altText.missing", "Each image needs a French alternative text for the article to be published.", "images");
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
