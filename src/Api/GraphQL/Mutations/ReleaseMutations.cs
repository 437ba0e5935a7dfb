using Expect.Domain.Releases;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a release can be written; its changes are mutations that name it.</summary>
public sealed class ReleaseMutations : ContentMutations<Release>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Release> release) => release
        .NeverErased()
        .MovedByCommands()
        .Required(item => item.Name)
        .Field(item => item.Description)
        .Command<PublishRelease>(command => command.AnyVersion(publish => publish.Release))
        .Command<ScheduleRelease>(command => command.AnyVersion(schedule => schedule.Release))
        .Command<UnscheduleRelease>(command => command.AnyVersion(unschedule => unschedule.Release))
        .Command<DiscardRelease>(command => command.AnyVersion(discard => discard.Release))
        .Command<RemoveReleaseChange>(command => command.AnyVersion(remove => remove.Release).LooksAt(remove => remove.Release.Changes));
}
