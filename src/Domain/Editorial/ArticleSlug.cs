namespace Expect.Domain.Editorial;

/// <summary>The readable key of an article's page in one language, unique in that language.</summary>
public sealed class ArticleSlug
{
    /// <summary>The key's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The language of the page.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The key.</summary>
    public string Slug { get; private set; } = "";
}
