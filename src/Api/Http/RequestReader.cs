using System.Buffers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Microsoft.Net.Http.Headers;

namespace Expect.Api.Http;

/// <summary>Reads GraphQL requests from HTTP requests, as "GraphQL over HTTP" says.</summary>
/// <param name="limits">How large they may be.</param>
public sealed class RequestReader(RequestLimits limits)
{
    /// <summary>The header that makes a write happen once, however often it is sent.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The header by which a client proves that it is no mere form of a foreign page.</summary>
    public const string PreflightHeader = "GraphQL-Require-Preflight";

    private const int MaxIdempotencyKey = 200;

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayWrite">Whether who asks may write, and so send many rows.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HttpRefusedException">It is no GraphQL request.</exception>
    public async ValueTask<GraphQLRequest> ReadAsync(HttpRequest request, bool mayWrite, CancellationToken cancellation)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return ReadQueryString(request);
        }

        RefuseForeignForm(request);
        return Interpret(JsonChecks.Parse(await ReadBodyAsync(request, mayWrite ? limits.WriterBodyBytes : limits.BodyBytes, cancellation), "The body"), request, queriesOnly: false);
    }

    private static void RefuseForeignForm(HttpRequest request)
    {
        // A form of another site can send neither this media type nor this header without the browser asking us first.
        if (!HasJson(request) && !request.Headers.ContainsKey(PreflightHeader))
        {
            throw new HttpRefusedException(
                StatusCodes.Status415UnsupportedMediaType, ErrorCode.BadUserInput,
                $"Send the request as JSON with Content-Type: application/json, or add the header {PreflightHeader}: 1.");
        }
    }

    private static bool HasJson(HttpRequest request) =>
        request.ContentType is MediaTypeNames.Application.Json
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private static GraphQLRequest Interpret(JsonDocument body, HttpRequest request, bool queriesOnly)
    {
        try
        {
            var root = body.RootElement;
            return new GraphQLRequest(Text(root, "query") ?? throw MissingQuery(), body)
            {
                OperationName = Text(root, "operationName"),
                Variables = Object(root, "variables"),
                AcceptLanguage = AcceptLanguageOf(request),
                IdempotencyKey = IdempotencyKeyOf(request),
                TraceParent = request.Headers.TraceParent,
                QueriesOnly = queriesOnly,
                CostMode = ReportHeaders.CostModeOf(request.Headers),
                Explains = ReportHeaders.ExplainsOf(request.Headers),
            };
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static GraphQLRequest ReadQueryString(HttpRequest request)
    {
        var variables = Single(request, "variables") is { Length: > 0 } json && json != "null"
            ? JsonChecks.Parse(Encoding.UTF8.GetBytes(json), "The parameter variables")
            : null;
        return new GraphQLRequest(Single(request, "query") is { Length: > 0 } query ? query : throw MissingQuery(), variables)
        {
            OperationName = Single(request, "operationName"),
            Variables = variables?.RootElement ?? default,
            AcceptLanguage = AcceptLanguageOf(request),
            QueriesOnly = true,
            CostMode = ReportHeaders.CostModeOf(request.Headers),
            Explains = ReportHeaders.ExplainsOf(request.Headers),
        };
    }

    private static string? Single(HttpRequest request, string name) => request.Query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } values => values[0],
        _ => throw HttpRefusedException.BadRequest($"The parameter {name} is given several times. Give it once."),
    };

    private static string? IdempotencyKeyOf(HttpRequest request) => request.Headers[IdempotencyKey] switch
    {
        [] => null,
        [{ Length: > 0 and <= MaxIdempotencyKey } key] when key.All(c => c is > ' ' and <= '~') => key,
        _ => throw HttpRefusedException.BadRequest($"The header {IdempotencyKey} must be one key of 1 to {MaxIdempotencyKey} visible ASCII characters, for instance a UUID."),
    };

    private static string? AcceptLanguageOf(HttpRequest request) =>
        request.Headers.AcceptLanguage is { Count: > 0 } values ? values.ToString() : null;

    private static HttpRefusedException MissingQuery() =>
        HttpRefusedException.BadRequest("The request has no query. Send {\"query\": \"{ __typename }\"}, or the parameter query.");

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw HttpRefusedException.BadRequest($"The member {name} must be a string.");
    }

    private static JsonElement Object(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        return value.ValueKind == JsonValueKind.Object ? value : throw HttpRefusedException.BadRequest($"The member {name} must be an object.");
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(request.ContentLength.Value, limit);
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.Buffer.Length > limit)
            {
                throw TooLarge(read.Buffer.Length, limit);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static HttpRefusedException TooLarge(long measured, int limit) => new(
        StatusCodes.Status413PayloadTooLarge, ErrorCode.CostLimitExceeded,
        $"The body's size in bytes is too large: {measured} so far, and the limit is {limit}. Send fewer values in one request.");
}
