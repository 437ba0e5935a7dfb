namespace Expect.Domain.Labels;

/// <summary>A meeting of the committee that awards a label (Comité de labellisation).</summary>
public sealed class CommitteeSession : Content, IHasLifecycle<CommitteeSessionStatus>
{
    /// <summary>The label that is awarded.</summary>
    public Label Label { get; private set; } = null!;

    /// <summary>The day of the meeting.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>The last day for applications; never after the meeting.</summary>
    public DateOnly? ApplicationDeadline { get; private set; }

    /// <summary>Whether the meeting is planned, was held or was cancelled.</summary>
    public CommitteeSessionStatus Status { get; private set; }

    /// <summary>The applications on its agenda.</summary>
    public ICollection<LabelApplication> Applications { get; } = [];

    /// <summary>The awards decided at the meeting.</summary>
    public ICollection<LabelAward> Awards { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .Unless(!(ApplicationDeadline > HeldOn), "deadline.late", "The last day for applications is not after the meeting.", "applicationDeadline");

    /// <inheritdoc/>
    public override bool IsErasable => Status == CommitteeSessionStatus.Planned;

    /// <inheritdoc/>
    Lifecycle<CommitteeSessionStatus> IHasLifecycle<CommitteeSessionStatus>.Lifecycle => Lifecycles.CommitteeSession;

    /// <inheritdoc/>
    public Result CheckMove(CommitteeSessionStatus to) => Lifecycles.CommitteeSession.Check(Status, to);

    /// <inheritdoc/>
    public Result MoveTo(CommitteeSessionStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to);
        if (result.IsAccepted)
        {
            Status = to;
        }

        return result;
    }
}

/// <summary>Where a committee session stands.</summary>
public enum CommitteeSessionStatus
{
    /// <summary>Planned (Prévu).</summary>
    Planned,

    /// <summary>Held (Tenu).</summary>
    Held,

    /// <summary>Cancelled (Annulé).</summary>
    Cancelled,
}
