namespace Expect.Persistence.Files;

/// <summary>A directory for files on their way in. Thread-safe.</summary>
/// <param name="directory">The directory, made when it is needed.</param>
public sealed class IncomingFiles(string directory)
{
    // Nothing takes that long to come in: a file that is older was left by a process that was killed.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(24);

    /// <summary>A place for a file, which is not there yet.</summary>
    public IncomingFile New()
    {
        OwnDirectory.Ensure(Path.GetDirectoryName(directory)!);
        return new IncomingFile(Path.Combine(OwnDirectory.Ensure(directory), Guid.NewGuid().ToString("n")));
    }

    /// <summary>Removes what processes have left that were killed; how many files.</summary>
    public int RemoveAbandoned()
    {
        if (!Directory.Exists(directory))
        {
            return 0;
        }

        var before = DateTime.UtcNow - Abandoned;
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(directory).Where(file => File.GetLastWriteTimeUtc(file) < before))
        {
            File.Delete(file);
            removed++;
        }

        return removed;
    }
}
