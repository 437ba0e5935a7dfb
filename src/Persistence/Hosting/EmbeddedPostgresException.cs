namespace Expect.Persistence.Hosting;

/// <summary>The private PostgreSQL cluster cannot start; the message says what to do about it.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Creates the exception from a message meant for the person at the terminal.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception from a message and what caused it.</summary>
    public EmbeddedPostgresException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
