using System.Collections.Immutable;

namespace Expect.Domain.Labels;

/// <summary>Holds a session of the committee: it is held from then on, and every application on its agenda is decided, all or nothing.</summary>
public sealed record HoldCommitteeSession : Command
{
    /// <summary>The session.</summary>
    public required CommitteeSession Session { get; init; }

    /// <summary>The decisions, one on each application on the agenda.</summary>
    public required IReadOnlyList<SessionDecision> Decisions { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now)
    {
        var result = Session.CheckMove(CommitteeSessionStatus.Held).And(CheckAgenda());
        for (var i = 0; i < Decisions.Count; i++)
        {
            result = result.And(CheckPlace(i).And(Decisions[i].Check(Session)).Below($"decisions.{i}"));
        }

        return result.IsAccepted ? Decide(now) : CommandResult.Refused(result);
    }

    // What is on the agenda and not decided would wait for a session that is over.
    private Result CheckAgenda() => Result.Accepted.Unless(
        Session.Applications.All(application => application.Status != LabelApplicationStatus.Scheduled || Decisions.Any(decision => decision.Application == application)),
        "decision.missing", "An application on the agenda has no decision: defer what is not decided.", "decisions");

    private Result CheckPlace(int place) => Result.Accepted.Unless(
        Decisions.Take(place).All(earlier => earlier.Application != Decisions[place].Application), "decision.twice", "Each application is decided once.", "applicationId");

    private CommandResult Decide(DateTimeOffset now)
    {
        Session.MoveTo(CommitteeSessionStatus.Held, now);
        var written = ImmutableArray.CreateBuilder<CommandedItem>();
        written.Add(new CommandedItem(Session));
        for (var i = 0; i < Decisions.Count; i++)
        {
            var (decision, path) = (Decisions[i], $"decisions.{i}");
            decision.Application.MoveTo(decision.Status, now, decision.Reason);
            written.Add(new CommandedItem(decision.Application, path, decision.Reason));
            if (decision.Decision == LabelDecision.Awarded)
            {
                written.Add(new CommandedItem(LabelAward.On(decision.Application, decision.ValidFrom, decision.ValidTo), path, decision.Reason));
            }
        }

        return CommandResult.Accepted(written.ToImmutable());
    }
}
