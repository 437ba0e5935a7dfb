using Expect.Domain.Releases;
using static Expect.Domain.Releases.ReleaseStatus;

namespace Expect.Domain.Tests.Releases;

/// <summary>What can be done with a release, and when.</summary>
public sealed class ReleaseTests
{
    private static readonly DateTimeOffset Now = new(2031, 1, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly LocalizedText Failure = LocalizedText.French("Conflit");

    private readonly Release _release = new();

    [Fact]
    public void Changes_are_numbered_and_keep_their_numbers()
    {
        Assert.Equal([1, 2], new[] { Keep(), Keep() }.Select(change => change.Number));
        Assert.Empty(new RemoveReleaseChange { Release = _release, Change = 1 }.Execute(Now).Problems());
        Assert.Equal([2, 3], new[] { _release.Changes.Single(), Keep() }.Select(change => change.Number));
        Assert.Equal(["change.unknown change"], new RemoveReleaseChange { Release = _release, Change = 1 }.Execute(Now).Problems());
    }

    [Fact]
    public void Items_of_a_change_stand_in_the_order_in_which_it_comes_to_them()
    {
        var change = _release.Keep("holdCommitteeSession", "{}", [new ReleaseItem("CommitteeSession", Guid.NewGuid(), 3, false), new ReleaseItem("LabelAward", Guid.NewGuid(), null, true)], null, Now);
        Assert.Equal([(1, 3, false), (2, null, true)], change.Items.Select(item => (item.Position, item.Version, item.IsNew)));
    }

    [Fact]
    public void A_schedule_is_to_come_and_settles_the_changes()
    {
        Keep();
        Assert.Equal(["schedule.past at"], Schedule(Now).Problems());
        Assert.Equal(Open, _release.Status);
        Assert.Empty(Schedule(Now.AddDays(1)).Problems());
        Assert.Empty(Schedule(Now.AddDays(2)).Problems());
        Assert.Equal((Scheduled, Now.AddDays(2)), (_release.Status, _release.ScheduledFor));
        Assert.Equal(["release.closed"], new RemoveReleaseChange { Release = _release, Change = 1 }.Execute(Now).Problems());
        Assert.Empty(new UnscheduleRelease { Release = _release }.Execute(Now).Problems());
        Assert.Equal((Open, null), (_release.Status, _release.ScheduledFor));
        Assert.True(_release.CheckOpen().IsAccepted);
    }

    [Fact]
    public void A_failure_is_noted_until_somebody_sees_to_it()
    {
        Assert.False(_release.Fail(Failure, Now).IsAccepted);
        Assert.Null(_release.Failure);
        Schedule(Now.AddDays(1));
        Assert.True(_release.Fail(Failure, Now).IsAccepted);
        Assert.Equal((Failed, Failure, Now.AddDays(1)), (_release.Status, _release.Failure, _release.ScheduledFor));
        Assert.True(_release is { IsOpen: true, IsPending: true });
        Assert.Empty(Schedule(Now.AddDays(2)).Problems());
        Assert.Null(_release.Failure);
    }

    [Theory]
    [InlineData(Published)]
    [InlineData(Discarded)]
    public void What_is_over_is_over(ReleaseStatus end)
    {
        Assert.Empty((end == Published ? new PublishRelease { Release = _release }.Execute(Now) : new DiscardRelease { Release = _release }.Execute(Now)).Problems());
        Assert.Equal((end, end == Published ? Now : null, false), (_release.Status, _release.PublishedAt, _release.IsPending));
        Assert.Equal(["transition.invalid"], new PublishRelease { Release = _release }.Execute(Now).Problems());
        Assert.Equal(["transition.invalid"], Schedule(Now.AddDays(1)).Problems());
        Assert.False(_release.CheckOpen().IsAccepted);
    }

    private CommandResult Schedule(DateTimeOffset at) => new ScheduleRelease { Release = _release, At = at }.Execute(Now);

    private ReleaseChange Keep() => _release.Keep("createTheme", "{}", [], null, Now);
}
