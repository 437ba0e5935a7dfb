namespace Expect.Api.GraphQL;

/// <summary>The codes of <c>extensions.code</c>. A code keeps its meaning for ever; the README explains each.</summary>
public static class ErrorCode
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A value, a variable, an argument or the request's envelope is wrong.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document has no such operation, or several and none was named.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The operation asks for more than one request may.</summary>
    public const string CostLimitExceeded = "COST_LIMIT_EXCEEDED";

    /// <summary>A cursor of the change feed is of another epoch, or older than the changes that are kept.</summary>
    public const string CursorExpired = "CURSOR_EXPIRED";

    /// <summary>The token is missing, unknown or expired.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The viewer lacks the right.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>Another request was written under the same Idempotency-Key, or to the same address of an upload.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The operation took too long.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The database cannot be reached at the moment.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>A fault of ours; the trace id finds it in the log.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";
}
