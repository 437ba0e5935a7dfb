using Expect.Api.Ide;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Expect.Api.Tests.Ide;

/// <summary>Who gets the IDE instead of the API, and under which headers.</summary>
public sealed class IdePageTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("expect-ide-");

    public IdePageTests()
    {
        var assets = _directory.CreateSubdirectory("assets").FullName;
        File.WriteAllText(Path.Combine(_directory.FullName, "index.html"), "<!doctype html><title>Accents : é à œ</title>");
        File.WriteAllText(Path.Combine(assets, "main-abc.js"), "plain");
        File.WriteAllText(Path.Combine(assets, "main-abc.js.gz"), "compressed");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("GET", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("HEAD", "text/html", true)]
    [InlineData("GET", "application/json, text/html;q=0.5", false)]
    [InlineData("GET", "application/graphql-response+json", false)]
    [InlineData("GET", "*/*", false)]
    [InlineData("GET", "", false)]
    [InlineData("GET", "not a media type", false)]
    [InlineData("POST", "text/html", false)]
    public async Task Only_a_browser_that_navigates_gets_the_page(string method, string accept, bool served)
    {
        var context = Request(method, accept: accept);
        Assert.Equal(served, await Page().TryServeAsync(context));
        Assert.Equal(served ? "text/html; charset=utf-8" : null, context.Response.ContentType);
    }

    [Fact]
    public async Task The_page_runs_no_script_from_elsewhere_and_is_revalidated()
    {
        var context = Request("GET", accept: "text/html");
        await Page().TryServeAsync(context);
        var policy = context.Response.Headers.ContentSecurityPolicy.ToString();
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("no-cache", context.Response.Headers.CacheControl);
        Assert.Contains("é à œ", Body(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bundle_the_page_says_how_to_build_it()
    {
        var context = Request("GET", accept: "text/html");
        Assert.True(await new IdePage(IdeBundle.Load("/nonexistent")).TryServeAsync(context));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Contains("./run", Body(context), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, br", "compressed")]
    [InlineData("gzip;q=0", "plain")]
    [InlineData("", "plain")]
    public async Task Files_are_compressed_for_who_can_read_it_and_cached_for_ever(string encodings, string body)
    {
        var context = Request("GET", encodings: encodings);
        await Page().ServeFileAsync(context, "assets/main-abc.js");
        Assert.Equal(body, Body(context));
        Assert.Contains("immutable", context.Response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", context.Response.Headers.XContentTypeOptions);
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("../Expect.Api.dll")]
    [InlineData("assets/../../secret")]
    [InlineData("assets/main-abc.js.gz")]
    [InlineData("assets")]
    public async Task Nothing_else_is_served(string name)
    {
        var context = Request("GET");
        await Page().ServeFileAsync(context, name);
        Assert.Equal(StatusCodes.Status404NotFound, context.Response.StatusCode);
    }

    private IdePage Page() => new(IdeBundle.Load(_directory.FullName));

    private static DefaultHttpContext Request(string method, string accept = "", string encodings = "")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Headers.Accept = accept;
        context.Request.Headers.AcceptEncoding = encodings;
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static string Body(HttpContext context) =>
        System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
