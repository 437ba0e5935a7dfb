using Expect.Api.GraphQL;

namespace Expect.Api.Http;

/// <summary>Ends a request that is no GraphQL request: its answer has the HTTP status whatever media type it accepts.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">One of <see cref="ErrorCode"/>.</param>
/// <param name="message">What is wrong and what to do about it.</param>
public sealed class HttpRefusedException(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The error of the answer.</summary>
    public RequestError Error { get; } = new(code, message);

    /// <summary>A request that HTTP cannot carry as it is: 400 BAD_USER_INPUT.</summary>
    public static HttpRefusedException BadRequest(string message) => new(StatusCodes.Status400BadRequest, ErrorCode.BadUserInput, message);
}
