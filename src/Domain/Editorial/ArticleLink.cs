namespace Expect.Domain.Editorial;

/// <summary>A reference from an article to an item of content.</summary>
public sealed class ArticleLink : IItemReference
{
    private Content? _target;

    /// <summary>The reference's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!;

    /// <inheritdoc/>
    public string TargetType { get; private set; } = "";

    /// <inheritdoc/>
    public Guid TargetId { get; private set; }

    /// <inheritdoc/>
    public Content? Target => _target;

    /// <summary>Its place among the article's references, from 1.</summary>
    public int Position { get; private set; }

    /// <inheritdoc/>
    public void Resolve(Content target) => _target = target;
}
