using System.IO.Compression;
using System.Text;

namespace Expect.Persistence.Import;

/// <summary>A table of reference data as it is shipped: tab-separated UTF-8 with a header line, gzipped or not.</summary>
internal static class ReferenceDataFile
{
    /// <summary>The lines of a file behind its header, as COPY takes them: an empty field is null.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="name">The file's name without <c>.gz</c>.</param>
    /// <exception cref="FileNotFoundException">The file was not deployed.</exception>
    public static StreamReader Open(string directory, string name)
    {
        var plain = Path.Combine(directory, name);
        var zipped = plain + ".gz";
        if (File.Exists(zipped))
        {
            return new StreamReader(new GZipStream(File.OpenRead(zipped), CompressionMode.Decompress), Encoding.UTF8);
        }

        return File.Exists(plain)
            ? new StreamReader(plain, Encoding.UTF8)
            : throw new FileNotFoundException($"The reference data file {name} is missing from {directory}.", plain);
    }
}
