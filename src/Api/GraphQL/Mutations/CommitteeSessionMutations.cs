using Expect.Domain.Labels;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a session of the committee can be written.</summary>
public sealed class CommitteeSessionMutations : ContentMutations<CommitteeSession>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<CommitteeSession> session) => session
        .NeverErased()
        .Fixed(item => item.Label)
        .Required(item => item.HeldOn)
        .Field(item => item.ApplicationDeadline)
        .Command<HoldCommitteeSession>(command => command.LooksAt(hold => hold.Session.Applications));
}
