using System.Security.Cryptography;
using Expect.Persistence.Files;
using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>The images of the demonstration, which are shipped with the application.</summary>
public static class DemonstrationFiles
{
    /// <summary>Where they are.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "data", "images");

    /// <summary>Has those kept that assets of the database have; they are kept already but for the first time.</summary>
    /// <param name="connectionString">A login that may read the tables of files.</param>
    /// <param name="store">Where they are kept.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    public static async Task KeepAsync(string connectionString, IFileStore store, CancellationToken cancellationToken)
    {
        var shipped = System.IO.Directory.GetFiles(Directory).ToDictionary(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select sha256 from files where sha256 = any ($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = shipped.Keys.ToArray() });
        await using var used = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await used.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var key = FileKey.Original(used.GetString(0));
            if (await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is null)
            {
                using var copy = store.Incoming.New();
                File.Copy(shipped[key.Sha256], copy.Path);
                await store.PutAsync(key, copy, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
