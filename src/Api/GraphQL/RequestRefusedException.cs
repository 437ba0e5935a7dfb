using System.Collections.Immutable;

namespace Expect.Api.GraphQL;

/// <summary>Ends the work on a request with errors for its client. Thrown by the stages before execution, never for faults of ours.</summary>
public sealed class RequestRefusedException : Exception
{
    /// <summary>Refuses with one error or several.</summary>
    public RequestRefusedException(params ImmutableArray<RequestError> errors)
        : base(errors[0].Message) => Errors = errors;

    /// <summary>Refuses with one error.</summary>
    public RequestRefusedException(string code, string message)
        : this([new RequestError(code, message)])
    {
    }

    /// <summary>The errors; at least one.</summary>
    public ImmutableArray<RequestError> Errors { get; }
}
