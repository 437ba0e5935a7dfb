using System.Globalization;

namespace Expect.Persistence.Hosting;

/// <summary>Exclusive ownership of a durable cluster; the operating system releases it when the process ends, however it ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock or says who has it.</summary>
    public static ClusterLock Acquire(ClusterLayout layout)
    {
        FileStream file;
        try
        {
            file = new FileStream(layout.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException))
        {
            throw new EmbeddedPostgresException(Describe(layout), exception);
        }

        File.WriteAllLines(
            layout.OwnerFile,
            [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), layout.ConnectionString(EmbeddedPostgres.Database)]);
        return new ClusterLock(file);
    }

    private static string Describe(ClusterLayout layout)
    {
        var owner = File.Exists(layout.OwnerFile) ? File.ReadAllLines(layout.OwnerFile) : [];
        return owner is [var process, var connection, ..]
            ? $"Expect already runs from {layout.CheckoutPath} (process {process}). Stop it first, or work on its database while it "
                + $"runs with EXPECT_DATABASE='{connection}'."
            : $"Expect is already starting from {layout.CheckoutPath}. Wait for it, or stop it first.";
    }

    /// <summary>Gives the cluster back.</summary>
    public void Dispose() => _file.Dispose();
}
