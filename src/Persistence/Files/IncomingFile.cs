namespace Expect.Persistence.Files;

/// <summary>A file that is being written before it is kept. When it is not kept, nothing of it stays.</summary>
/// <param name="path">Where it is.</param>
public sealed class IncomingFile(string path) : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Its size in bytes.</summary>
    public long Length => new FileInfo(Path).Length;

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
