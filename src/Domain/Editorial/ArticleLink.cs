namespace Expect.Domain.Editorial;

/// <summary>A reference from an article to an item of content.</summary>
public sealed class ArticleLink
{
    /// <summary>The reference's identifier.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>The type of the item.</summary>
    public string TargetType { get; private set; } = "";

    /// <summary>The item's identifier.</summary>
    public Guid TargetId { get; private set; }

    /// <summary>Its place among the article's references, from 1.</summary>
    public int Position { get; private set; }
}
