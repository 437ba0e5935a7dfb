namespace Expect.Domain.Labels;

/// <summary>Files an application for a label, when nothing that it needs is missing; one that was incomplete is filed again.</summary>
public sealed record SubmitLabelApplication : Command
{
    /// <summary>The application.</summary>
    public required LabelApplication Application { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now) => CommandResult.Of(Application.MoveTo(LabelApplicationStatus.Submitted, now), Application);
}
