using System.Security.Cryptography;
using System.Text;

namespace Expect.Api.Security;

/// <summary>The editors' token of this process. Only its hash is kept; comparison takes the same time whatever differs.</summary>
public sealed class EditorToken
{
    /// <summary>What the tokens begin with that a run in Development prints.</summary>
    public const string DevelopmentPrefix = "development_";

    /// <summary>How many characters a token has at least outside Development, so that nobody guesses it.</summary>
    public const int LeastLength = 16;

    private readonly byte[] _hash;

    private EditorToken(string token) => _hash = Hash(token);

    /// <summary>A token that somebody configured.</summary>
    public static EditorToken Of(string token) => new(token);

    /// <summary>A new token of 192 random bits, good for the life of the process; its text is shown once.</summary>
    public static EditorToken Generate(out string text)
    {
        text = DevelopmentPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return new EditorToken(text);
    }

    /// <summary>Whether that is the token.</summary>
    public bool Matches(string token) => CryptographicOperations.FixedTimeEquals(Hash(token), _hash);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
