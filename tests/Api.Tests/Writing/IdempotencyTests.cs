using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing;

/// <summary>A write that is sent again because its answer was lost.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class IdempotencyTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"idempotency_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Sent_many_times_at_once_it_is_written_once_and_answered_alike()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync("key", Offers.Create, new { input = Offers.Complete("once") })));

        Assert.Single(answers.Distinct());
        Assert.Contains("\"errors\":null", answers[0], StringComparison.Ordinal);
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from revisions"));
    }

    [Fact]
    public async Task Another_body_under_the_key_is_refused()
    {
        await SendAsync("key", Offers.Create, new { input = Offers.Complete("first") });
        Assert.Contains("CONFLICT", await SendAsync("key", Offers.Create, new { input = Offers.Complete("second") }), StringComparison.Ordinal);
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from expertise_offers where slug in ('first', 'second')"));
    }

    [Fact]
    public async Task What_was_refused_is_not_remembered()
    {
        await SendAsync("key", Offers.Create, new { input = Offers.Complete("essai") });
        Assert.Contains("DuplicateError", await SendAsync("other", Offers.Create, new { input = Offers.Complete("essai") }), StringComparison.Ordinal);
        Assert.Equal("key", await _service.ScalarAsync("select string_agg(key, ',') from write_results"));
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_again()
    {
        await SendAsync("key", Offers.Create, new { input = Offers.Complete("essai") });
        await _service.ScalarAsync("update write_results set at = now() - interval '25 hours'");
        Assert.Contains("DuplicateError", await SendAsync("key", Offers.Create, new { input = Offers.Complete("essai") }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mutation { a: __typename b: __typename }", "key", "one root field")]
    [InlineData("mutation { __typename }", "a key with blanks", "visible ASCII")]
    public async Task A_key_that_cannot_be_kept_is_refused(string mutation, string key, string expected)
    {
        var answer = await SendAsync(key, mutation, null);
        Assert.Contains("BAD_USER_INPUT", answer, StringComparison.Ordinal);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string key, string query, object? variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _service.Editor.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
