using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Day;

/// <summary>An editor's day over HTTP, with what editors and everybody else see after each step.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class DayTests(ServiceFixture fixture) : IAsyncLifetime
{
    private Newsroom _room = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _room = await Newsroom.OpenAsync(fixture);

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task From_the_first_draft_until_everybody_goes_home()
    {
        var offer = await new Morning(_room).PublishedOfferAsync();

        var noon = new Noon(_room, offer);
        await noon.ScheduleAnotherAsync();
        await noon.EditThroughAReleaseAsync();

        var afternoon = new Afternoon(_room, offer);
        await afternoon.SuspendAsync();
        await afternoon.RestoreAsync();
        await afternoon.LinkAsync();
        await afternoon.TakeInAContributionAsync();

        await new Evening(_room).ImportAsync();
    }
}
