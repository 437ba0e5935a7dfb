using System.Collections.Frozen;

namespace Expect.Api.Ide;

/// <summary>The files of the IDE (GraphiQL, bundled by <c>src/Api/Ide</c>), listed once: no request can name a path outside them.</summary>
internal sealed class IdeBundle
{
    private const string PageName = "index.html";
    private const string OneYear = "public, max-age=31536000, immutable";
    private const string OneDay = "public, max-age=86400";

    private readonly FrozenDictionary<string, IdeFile> _files;

    private IdeBundle(FrozenDictionary<string, IdeFile> files, byte[]? page)
    {
        _files = files;
        Page = page;
    }

    /// <summary>The HTML page in UTF-8; null when the bundle has not been built.</summary>
    public byte[]? Page { get; }

    /// <summary>Reads the bundle from <paramref name="directory"/>; an absent directory is an empty bundle.</summary>
    public static IdeBundle Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return new IdeBundle(FrozenDictionary<string, IdeFile>.Empty, page: null);
        }

        var paths = Directory.GetFiles(directory, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        var files = paths
            .Where(path => !path.EndsWith(".gz", StringComparison.Ordinal))
            .ToFrozenDictionary(path => NameOf(directory, path), path => Describe(path, paths), StringComparer.Ordinal);
        return new IdeBundle(files, files.TryGetValue(PageName, out var page) ? File.ReadAllBytes(page.Path) : null);
    }

    /// <summary>The file called <paramref name="name"/> (relative, with slashes), or null. The page itself belongs to the endpoint.</summary>
    public IdeFile? Find(string name) => name == PageName ? null : _files.GetValueOrDefault(name);

    private static string NameOf(string directory, string path) =>
        Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');

    private static IdeFile Describe(string path, HashSet<string> paths)
    {
        var compressed = path + ".gz";
        // Vite puts files whose name carries a hash of their content into "assets".
        var hashed = Path.GetFileName(Path.GetDirectoryName(path)) == "assets";
        return new IdeFile(path, paths.Contains(compressed) ? compressed : null, ContentTypeOf(path), hashed ? OneYear : OneDay);
    }

    private static string ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".ttf" => "font/ttf",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
