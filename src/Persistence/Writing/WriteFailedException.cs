using Expect.Persistence.Reading.Execute;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>A write that came to nothing for no fault of its input.</summary>
public sealed class WriteFailedException : Exception
{
    private WriteFailedException(ReadFailure failure, bool isTransient, Exception cause)
        : base("The write failed.", cause) => (Failure, IsTransient) = (failure, isTransient);

    /// <summary>What kind of failure it was.</summary>
    public ReadFailure Failure { get; }

    /// <summary>Whether two writers stood in each other's way, so that the same write can be tried again.</summary>
    public bool IsTransient { get; }

    internal static WriteFailedException Of(NpgsqlException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new(ReadFailure.Timeout, true, exception),
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => new(ReadFailure.Timeout, false, exception),
        _ => new(ReadFailure.Unavailable, false, exception),
    };

    internal static WriteFailedException OfLostConnection(Exception exception) => new(ReadFailure.Unavailable, false, exception);

    /// <summary>Whether an exception of the driver is a failure of the database, not a rule that the input breaks or a fault of ours.</summary>
    internal static bool IsFailure(NpgsqlException exception) => exception is not PostgresException error
        || error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable
        || error.SqlState.StartsWith("08", StringComparison.Ordinal)
        || error.SqlState.StartsWith("57P", StringComparison.Ordinal)
        || error.SqlState.StartsWith("53", StringComparison.Ordinal);
}
