using Microsoft.Net.Http.Headers;

namespace Expect.Api.Ide;

/// <summary>Serves the IDE to browsers: the page at the GraphQL endpoint, its files under <c>/ide/</c>.</summary>
internal sealed class IdePage
{
    /// <summary>
    /// Nothing from elsewhere, no inline script. Inline styles are allowed because the editor lays its lines out with style
    /// elements, <c>data:</c> fonts because the style sheet carries its own.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string NotBuilt =
        "The query editor has not been built: start with ./run, or run \"npm ci && npm run build\" in src/Api/Ide and build again. "
        + "The API itself answers POST and GET requests at this address.\n";

    private readonly IdeBundle _bundle;

    /// <summary>Reads the bundle from the application's <c>wwwroot/ide</c>.</summary>
    public IdePage()
        : this(IdeBundle.Load(Path.Combine(AppContext.BaseDirectory, "wwwroot", "ide")))
    {
    }

    internal IdePage(IdeBundle bundle) => _bundle = bundle;

    /// <summary>
    /// Answers with the page when a browser navigates to the GraphQL endpoint (GET or HEAD preferring <c>text/html</c>).
    /// False, with the response untouched, when the request is for the API.
    /// </summary>
    public async ValueTask<bool> TryServeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !PrefersHtml(request))
        {
            return false;
        }

        Secure(context.Response);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (_bundle.Page is not { } page)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
            return true;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        if (HttpMethods.IsGet(request.Method))
        {
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
        }

        return true;
    }

    /// <summary>Answers with the file of the bundle called <paramref name="name"/> (relative to <c>/ide/</c>), or 404.</summary>
    public async Task ServeFileAsync(HttpContext context, string name)
    {
        var response = context.Response;
        if (_bundle.Find(name) is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Secure(response);
        response.ContentType = file.ContentType;
        response.Headers.CacheControl = file.CacheControl;
        var path = file.Path;
        if (file.GzipPath is { } compressed)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            if (AcceptsGzip(context.Request))
            {
                response.Headers.ContentEncoding = "gzip";
                path = compressed;
            }
        }

        response.ContentLength = new FileInfo(path).Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.SendFileAsync(path, context.RequestAborted);
        }
    }

    private static void Secure(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>A browser names <c>text/html</c>; a client that also names a JSON type gets HTML only if it ranks it higher.</summary>
    private static bool PrefersHtml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return false;
        }

        return Quality(accepted, "text/html") > Math.Max(
            Quality(accepted, "application/json"),
            Quality(accepted, "application/graphql-response+json"));
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string mediaType) => accepted
        .Where(value => value.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        .Select(value => value.Quality ?? 1)
        .DefaultIfEmpty(0)
        .Max();

    private static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);
}
