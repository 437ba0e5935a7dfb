using System.Text;

namespace Expect.Persistence.Reading.Render;

/// <summary>Encodes once what every row repeats.</summary>
internal static class JsonName
{
    /// <summary>A response key, which is a GraphQL name and needs no escaping, with quotes and colon.</summary>
    public static ReadOnlyMemory<byte> Of(string key) => Encoding.UTF8.GetBytes($"\"{key}\":");

    /// <summary>JSON text as bytes.</summary>
    public static ReadOnlyMemory<byte> Raw(string json) => Encoding.UTF8.GetBytes(json);
}
