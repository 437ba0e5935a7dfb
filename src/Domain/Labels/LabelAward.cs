using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Labels;

/// <summary>A label awarded to an authority in a theme (Labellisation).</summary>
public sealed class LabelAward : Content, IHasLifecycle<LabelAwardStatus>
{
    /// <summary>The label.</summary>
    public Label Label { get; private set; } = null!;

    /// <summary>The authority that was awarded it.</summary>
    public Territory Territory { get; private set; } = null!;

    /// <summary>The field in which its know-how is recognised.</summary>
    public Theme Theme { get; private set; } = null!;

    /// <summary>The session that decided it.</summary>
    public CommitteeSession Session { get; private set; } = null!;

    /// <summary>The day of the decision: the session's.</summary>
    public DateOnly AwardedOn { get; private set; }

    /// <summary>The first day of validity.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day of validity; none when it is not known or open.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Whether the award stands. That its validity has run out shows in "inForce", not here.</summary>
    public LabelAwardStatus Status { get; private set; }

    /// <summary>The award of an application that a session decided.</summary>
    /// <param name="application">The application; its session has been held.</param>
    /// <param name="validFrom">The first day of validity; null for the day of the session.</param>
    /// <param name="validTo">The last day of validity; null for the label's default, or none when it has no default.</param>
    public static LabelAward On(LabelApplication application, DateOnly? validFrom, DateOnly? validTo)
    {
        var first = validFrom ?? application.Session!.HeldOn;
        return new LabelAward
        {
            Label = application.Label, Territory = application.Applicant, Theme = application.Theme, Session = application.Session!,
            AwardedOn = application.Session!.HeldOn, ValidFrom = first,
            ValidTo = validTo ?? (application.Label.DefaultValidityMonths is { } months ? first.AddMonths(months).AddDays(-1) : null),
        };
    }

    /// <inheritdoc/>
    public override Result Check() => base.Check().IsPeriod(ValidFrom, ValidTo, "validTo");

    /// <inheritdoc/>
    public override bool IsErasable => false;

    /// <inheritdoc/>
    Lifecycle<LabelAwardStatus> IHasLifecycle<LabelAwardStatus>.Lifecycle => Lifecycles.LabelAward;

    /// <inheritdoc/>
    public Result CheckMove(LabelAwardStatus to) => Lifecycles.LabelAward.Check(Status, to);

    /// <inheritdoc/>
    public Result MoveTo(LabelAwardStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to);
        if (result.IsAccepted)
        {
            Status = to;
        }

        return result;
    }
}

/// <summary>Whether an award stands.</summary>
public enum LabelAwardStatus
{
    /// <summary>It stands (Actif).</summary>
    Active,

    /// <summary>It was taken back (Retiré).</summary>
    Withdrawn,

    /// <summary>A newer award follows it (Renouvelé).</summary>
    Renewed,
}
