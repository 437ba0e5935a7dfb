using System.Net;
using System.Net.Http.Json;
using Expect.Api;
using Microsoft.AspNetCore.Builder;

namespace Expect.Compiler.Tests.Http;

/// <summary>The whole application with a database that cannot be reached.</summary>
public sealed class WebHostTests : IAsyncLifetime
{
    private readonly WebApplication _app = WebHost.Build("http://127.0.0.1:0", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
    private readonly HttpClient _client = new();

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/schema.graphql", HttpStatusCode.OK)]
    [InlineData("/graphql?query=%7B__typename%7D", HttpStatusCode.OK)]
    [InlineData("/graphql", HttpStatusCode.BadRequest)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Addresses_answer_as_far_as_they_can(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await _client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);

    [Fact]
    public async Task Reads_are_unavailable_and_say_so()
    {
        var answer = await _client.PostAsJsonAsync("/graphql", new { query = "query ($n: Int) { territories(first: $n) { totalCount } }", variables = new { n = 3 } });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("UNAVAILABLE", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
