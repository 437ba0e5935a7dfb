namespace Expect.Domain.Reference;

/// <summary>Where a fact comes from (Source): a publication, a data set, or a note that the content is fictitious.</summary>
public sealed class Source : Content
{
    /// <summary>Title of the publication or data set.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who published it.</summary>
    public string? Publisher { get; private set; }

    /// <summary>Where it can be read.</summary>
    public string? Address { get; private set; }

    /// <summary>When it was published.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The licence under which it may be used.</summary>
    public string? Licence { get; private set; }
}
