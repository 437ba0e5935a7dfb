using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Expertise;

/// <summary>That a territory took up a practice of another (Réplication).</summary>
public sealed class PracticeReplication
{
    /// <summary>The replication's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The practice.</summary>
    public Practice Practice { get; private set; } = null!;

    /// <summary>The territory that took it up; never the one where it began.</summary>
    public Territory Territory { get; private set; } = null!;

    /// <summary>Since when, as far as it is known.</summary>
    public PartialDate? Since { get; private set; }

    /// <summary>Where the fact comes from.</summary>
    public Source? Source { get; private set; }
}
