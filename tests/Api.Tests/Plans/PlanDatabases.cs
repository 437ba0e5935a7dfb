namespace Expect.Api.Tests.Plans;

/// <summary>The databases on which plans are looked at: one with 2 000 offers, and one with 200 000.</summary>
public sealed class PlanDatabases : IAsyncLifetime
{
    /// <summary>2 000 offers.</summary>
    public PlanDatabase Small { get; } = new(1, "demo-77_");

    /// <summary>200 000 offers.</summary>
    public PlanDatabase Large { get; } = new(100, "demo-7777_");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Small.InitializeAsync();
        await Large.InitializeAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Small.DisposeAsync();
        await Large.DisposeAsync();
    }
}

/// <summary>The tests that share them.</summary>
[CollectionDefinition(Name)]
public sealed class PlanCollectionDefinition : ICollectionFixture<PlanDatabases>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "plans";
}
