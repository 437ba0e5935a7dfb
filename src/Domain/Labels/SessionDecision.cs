namespace Expect.Domain.Labels;

/// <summary>What a session of the committee decides on an application (décision).</summary>
public sealed record SessionDecision
{
    /// <summary>The application, on the agenda of the session.</summary>
    public required LabelApplication Application { get; init; }

    /// <summary>What is decided.</summary>
    public required LabelDecision Decision { get; init; }

    /// <summary>Why, in French; required when the application is refused.</summary>
    public string? Reason { get; init; }

    /// <summary>Of an award, the first day of validity; omitted or null means the day of the session.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Of an award, the last day of validity; omitted or null means as long as the label's awards are valid by default, or without end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The status of an application that is decided so.</summary>
    public LabelApplicationStatus Status => Decision switch
    {
        LabelDecision.Awarded => LabelApplicationStatus.Awarded,
        LabelDecision.Rejected => LabelApplicationStatus.Rejected,
        _ => LabelApplicationStatus.Deferred,
    };

    private bool IsAward => Decision == LabelDecision.Awarded;

    /// <summary>What stands in the way of the decision; empty when nothing does.</summary>
    /// <param name="session">The session that decides.</param>
    public Result Check(CommitteeSession session) => Application.CheckDecision(Status)
        .Unless(Application.Session == session, "decision.otherSession", "The application is not on the agenda of this session.", "applicationId")
        .Unless(Decision != LabelDecision.Rejected || Reason is not null, "reason.missing", "An application that is refused needs the reason.", "reason")
        .Unless(IsAward || ValidFrom is null, "validity.withoutAward", "Only an award has a validity.", "validFrom")
        .Unless(IsAward || ValidTo is null, "validity.withoutAward", "Only an award has a validity.", "validTo")
        .Unless(!(ValidTo < (ValidFrom ?? session.HeldOn)), "validity.reversed", "The last day of validity is before the first.", "validTo");
}

/// <summary>What the committee decides.</summary>
public enum LabelDecision
{
    /// <summary>The label is awarded (Labellisée).</summary>
    Awarded,

    /// <summary>The label is refused (Refusée).</summary>
    Rejected,

    /// <summary>The decision is put off to a later session (Ajournée).</summary>
    Deferred,
}
