namespace Expect.Persistence.Reading.Execute;

/// <summary>A read ended for a reason outside the operation itself. The inner exception is for the log, never for the client.</summary>
public sealed class ReadFailedException(ReadFailure failure, Exception inner) : Exception($"The read failed: {failure}.", inner)
{
    /// <summary>Why.</summary>
    public ReadFailure Failure { get; } = failure;
}

/// <summary>Why a read failed.</summary>
public enum ReadFailure
{
    /// <summary>It took longer than a statement, or all statements of a request, may.</summary>
    Timeout,

    /// <summary>The database could not be reached, or refused for lack of room.</summary>
    Unavailable,

    /// <summary>A cursor of the change feed is of another epoch, or older than what is kept.</summary>
    CursorExpired,
}
