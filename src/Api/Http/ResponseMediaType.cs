using Expect.Api.GraphQL;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Expect.Api.Http;

/// <summary>The media type of an answer, and with it the rules for its status.</summary>
/// <param name="ContentType">The header Content-Type.</param>
/// <param name="StatusTells">Whether the status of an answer tells that the request was refused; if not, it is 200 for every well-formed request.</param>
public sealed record ResponseMediaType(string ContentType, bool StatusTells)
{
    private const string GraphQLName = "application/graphql-response+json";

    /// <summary>The media type of clients from before GraphQL over HTTP was specified.</summary>
    public static readonly ResponseMediaType Json = new("application/json; charset=utf-8", StatusTells: false);

    /// <summary>The media type of GraphQL over HTTP.</summary>
    public static readonly ResponseMediaType GraphQL = new(GraphQLName + "; charset=utf-8", StatusTells: true);

    /// <summary>The one that the client wants most. Where it does not mind, JSON, which every client can read.</summary>
    /// <param name="accept">The header Accept.</param>
    /// <exception cref="HttpRefusedException">The client accepts neither.</exception>
    public static ResponseMediaType Negotiate(StringValues accept)
    {
        switch (accept.ToString())
        {
            case "" or "*/*" or "application/json":
                return Json;
            case GraphQLName:
                return GraphQL;
        }

        if (MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            foreach (var range in ranges.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1))
            {
                if (Match(range) is { } type)
                {
                    return type;
                }
            }
        }

        throw new HttpRefusedException(
            StatusCodes.Status406NotAcceptable, ErrorCode.BadUserInput, $"Answers are {GraphQLName} or application/json in UTF-8. Accept one of them.");
    }

    private static ResponseMediaType? Match(MediaTypeHeaderValue range)
    {
        if (range.Charset is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return range.MediaType.Value?.ToLowerInvariant() switch
        {
            GraphQLName => GraphQL,
            "application/json" or "application/*" or "*/*" => Json,
            _ => null,
        };
    }
}
