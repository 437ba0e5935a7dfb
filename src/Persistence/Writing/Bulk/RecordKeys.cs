using System.Security.Cryptography;
using System.Text;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>Ids of content that comes with the application: they follow from readable keys, so that they are the same everywhere.</summary>
public static class RecordKeys
{
    /// <summary>The id of a key: its MD5 as a uuid. The digest protects nothing, it only scatters.</summary>
    public static Guid IdOf(string key) => new(MD5.HashData(Encoding.UTF8.GetBytes(key)), bigEndian: true);
}
