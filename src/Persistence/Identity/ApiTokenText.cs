using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Expect.Persistence.Identity;

/// <summary>The text of an API token: <c>expect_</c>, the token's id, <c>_</c>, and 256 random bits, both in hexadecimal. Scanners of secrets know it by its prefix.</summary>
public static class ApiTokenText
{
    /// <summary>What every token begins with.</summary>
    public const string Prefix = "expect_";

    private const int SecretBytes = 32;
    private const int Length = 7 + 32 + 1 + (2 * SecretBytes);

    /// <summary>The text of a new token.</summary>
    /// <param name="id">The token's id.</param>
    public static string Generate(Guid id) => $"{Prefix}{id:N}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>Whether it can be the text of a token at all; nothing else need be looked up.</summary>
    public static bool IsWellFormed([NotNullWhen(true)] string? text) => text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What is stored of a token: the SHA-256 of its text.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
