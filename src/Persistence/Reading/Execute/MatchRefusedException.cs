namespace Expect.Persistence.Reading.Execute;

/// <summary>A need names what does not exist, or says too little. The client must change it.</summary>
/// <param name="refusal">Why.</param>
/// <param name="key">The response key of the field.</param>
/// <param name="value">The value that is wrong; empty when it is no single one.</param>
public sealed class MatchRefusedException(MatchRefusal refusal, string key, string value) : Exception($"The need was refused: {refusal}.")
{
    /// <summary>Why.</summary>
    public MatchRefusal Refusal { get; } = refusal;

    /// <summary>The response key of the field.</summary>
    public string Key { get; } = key;

    /// <summary>The value that is wrong; empty when it is no single one.</summary>
    public string Value { get; } = value;
}

/// <summary>Why a need was refused.</summary>
public enum MatchRefusal
{
    /// <summary>No theme has the code.</summary>
    UnknownTheme,

    /// <summary>No country has the code.</summary>
    UnknownCountry,

    /// <summary>More offers may match than are scored.</summary>
    TooManyCandidates,
}
