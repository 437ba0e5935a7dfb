namespace Expect.Api.Ide;

/// <summary>Wires the IDE into the application.</summary>
internal static class IdeEndpoint
{
    /// <summary>Maps the IDE's files to <c>/ide/…</c> and returns the page for the GraphQL endpoint to offer to browsers.</summary>
    public static IdePage MapIde(this WebApplication app)
    {
        var page = new IdePage();
        app.MapMethods(
            "/ide/{**name}",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, string name) => page.ServeFileAsync(context, name));
        return page;
    }
}
