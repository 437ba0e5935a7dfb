namespace Expect.Domain.Editorial;

/// <summary>The place of an image in an article.</summary>
public sealed class ArticleImage
{
    /// <summary>The place's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The image.</summary>
    public Asset Asset { get; private set; } = null!;

    /// <summary>Its place among the article's images, from 1.</summary>
    public int Position { get; private set; }
}
