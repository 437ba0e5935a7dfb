namespace Expect.Domain.Labels;

/// <summary>A quality mark that the programme awards to authorities (Label): a mark, not a tag.</summary>
public sealed class Label : Content
{
    /// <summary>The label's stable code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The label's name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>What the label stands for, as Markdown.</summary>
    public LocalizedText? Description { get; private set; }

    /// <summary>The authority that awards it.</summary>
    public string? Authority { get; private set; }

    /// <summary>When the label was launched, as far as it is known.</summary>
    public PartialDate? LaunchedOn { get; private set; }

    /// <summary>The label that it followed.</summary>
    public Label? Predecessor { get; private set; }

    /// <summary>How many months an award is valid by default; none when not published.</summary>
    public int? DefaultValidityMonths { get; private set; }

    /// <summary>The sessions of its committee.</summary>
    public ICollection<CommitteeSession> Sessions { get; } = [];

    /// <summary>The applications for it.</summary>
    public ICollection<LabelApplication> Applications { get; } = [];

    /// <summary>The awards made.</summary>
    public ICollection<LabelAward> Awards { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check().InFrench(Name, "name").IsPositive(DefaultValidityMonths, "defaultValidityMonths");
}
