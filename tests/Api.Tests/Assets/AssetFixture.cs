using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Assets;

/// <summary>A service to which files are uploaded, shared by the tests of a class.</summary>
public sealed class AssetFixture(ServiceFixture fixture) : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public AssetService Service { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Service = await AssetService.StartAsync(fixture);

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Service.DisposeAsync();
}
