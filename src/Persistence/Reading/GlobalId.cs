using System.Buffers.Text;
using System.Text;

namespace Expect.Persistence.Reading;

/// <summary>
/// The global id of an item: base64url of its type's name, a colon and the sixteen bytes of its uuid. Opaque to clients,
/// stable for ever.
/// </summary>
/// <param name="Type">Name of the type.</param>
/// <param name="Id">The uuid.</param>
public readonly record struct GlobalId(string Type, Guid Id)
{
    /// <summary>The most bytes that an id has as text.</summary>
    public const int MaxLength = 128;

    private const int MaxTypeLength = 64;

    /// <summary>Writes an id as UTF-8 text; the number of bytes written.</summary>
    public static int Write(Span<byte> destination, string type, Guid id)
    {
        Span<byte> plain = stackalloc byte[MaxTypeLength + 17];
        var length = Encoding.ASCII.GetBytes(type, plain);
        plain[length++] = (byte)':';
        id.TryWriteBytes(plain[length..], bigEndian: true, out _);
        return Base64Url.EncodeToUtf8(plain[..(length + 16)], destination);
    }

    /// <summary>Reads an id; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out GlobalId id)
    {
        id = default;
        Span<byte> plain = stackalloc byte[MaxTypeLength + 17];
        if (text.Length > MaxLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, plain, out var length) || length < 18)
        {
            return false;
        }

        var typeLength = length - 17;
        if (plain[typeLength] != (byte)':' || !Ascii.IsValid(plain[..typeLength]))
        {
            return false;
        }

        id = new GlobalId(Encoding.ASCII.GetString(plain[..typeLength]), new Guid(plain.Slice(typeLength + 1, 16), bigEndian: true));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Write(text, Type, Id)]);
    }
}
