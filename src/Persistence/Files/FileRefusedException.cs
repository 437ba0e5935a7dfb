namespace Expect.Persistence.Files;

/// <summary>A file that was sent is not taken.</summary>
/// <param name="refusal">Why.</param>
/// <param name="found">What was found instead of what was announced, for the message; null when that says nothing.</param>
public sealed class FileRefusedException(FileRefusal refusal, string? found = null) : Exception($"The file is refused: {refusal}, {found}.")
{
    /// <summary>Why.</summary>
    public FileRefusal Refusal { get; } = refusal;

    /// <summary>What was found instead of what was announced; null when that says nothing.</summary>
    public string? Found { get; } = found;
}

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    /// <summary>It has more bytes than announced.</summary>
    TooLong,

    /// <summary>It has fewer bytes than announced.</summary>
    TooShort,

    /// <summary>Its first bytes are of no kind that is taken.</summary>
    UnknownType,

    /// <summary>Its first bytes are of another kind than announced.</summary>
    OtherType,

    /// <summary>Its bytes have another digest than announced.</summary>
    OtherDigest,

    /// <summary>It does not end where such a file ends: something is missing, or hangs on it.</summary>
    WrongEnd,
}
