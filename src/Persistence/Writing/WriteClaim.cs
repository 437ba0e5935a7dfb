namespace Expect.Persistence.Writing;

/// <summary>A write that is to be done once, however often it is asked for.</summary>
/// <param name="Actor">Who writes.</param>
/// <param name="Key">The key that the writer chose.</param>
/// <param name="Request">SHA-256 of all that the request says.</param>
public sealed record WriteClaim(string Actor, string Key, byte[] Request);

/// <summary>Another request was written under the key.</summary>
public sealed class WriteClaimTakenException : Exception
{
    /// <summary>Says so.</summary>
    public WriteClaimTakenException()
        : base("Another request was written under the key.")
    {
    }
}
