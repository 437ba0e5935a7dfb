using System.Text.Json;
using System.Text.RegularExpressions;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Day;

/// <summary>The guide for editors, followed to the letter: every request is accepted, and answered as the guide says.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed partial class GuideTests(ServiceFixture fixture) : IAsyncLifetime
{
    private Newsroom _room = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _room = await Newsroom.OpenAsync(fixture);

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Every_step_of_the_guide_goes_as_it_says()
    {
        var steps = Step().Matches(await File.ReadAllTextAsync(Path.Combine(PreparedCluster.Checkout, "docs/editors-day.md")));
        Assert.NotEmpty(steps);
        var ids = new Dictionary<string, string?>();
        foreach (Match step in steps)
        {
            var data = await _room.Editor.ReadAsync(step.Groups["query"].Value, ids);
            if (step.Groups["answer"].Value is { Length: > 0 } answer)
            {
                Assert.Equal(JsonDocument.Parse(answer).RootElement.GetProperty("data").GetRawText(), data.GetRawText());
            }

            if (step.Groups["query"].Value.StartsWith("mutation", StringComparison.Ordinal))
            {
                var payload = data.EnumerateObject().Single().Value;
                Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{step.Groups["query"].Value}: {payload}");
                Remember(ids, payload);
            }
        }
    }

    // The ids of what the steps make are the variables of those that follow.
    private static void Remember(Dictionary<string, string?> ids, JsonElement payload)
    {
        foreach (var (member, variable) in new[] { ("expertiseOffer", "offer"), ("release", "release") })
        {
            if (payload.TryGetProperty(member, out var item) && item.TryGetProperty("id", out var id))
            {
                ids[variable] = id.GetString();
            }
        }
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n(```json\n(?<answer>.*?)\n```)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
