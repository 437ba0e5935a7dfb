using Expect.Api.GraphQL;

namespace Expect.Api.Http;

/// <summary>The one table from error codes to HTTP statuses.</summary>
public static class ErrorStatus
{
    /// <summary>The status of an answer whose request was refused with that code.</summary>
    /// <param name="code">One of <see cref="ErrorCode"/>.</param>
    /// <param name="type">The answer's media type: with application/json, what concerns the operation itself is 200.</param>
    public static int Of(string code, ResponseMediaType type) => code switch
    {
        ErrorCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCode.Timeout => StatusCodes.Status504GatewayTimeout,
        ErrorCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorCode.InternalServerError => StatusCodes.Status500InternalServerError,
        _ when !type.StatusTells => StatusCodes.Status200OK,
        ErrorCode.Conflict => StatusCodes.Status409Conflict,
        ErrorCode.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
