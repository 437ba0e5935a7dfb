using System.Security.Cryptography;
using Expect.Domain.Editorial;
using Expect.Persistence.Files;
using Expect.Persistence.Images;
using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>The images of the demonstration, which are shipped with the application.</summary>
public static class DemonstrationFiles
{
    private const string NoteStatement =
        """
        with noted as (
            insert into files (sha256, mime_type, byte_size, width, height) select s, $5, b, w, h from unnest($1, $2, $3, $4) as f (s, b, w, h)
            on conflict do nothing returning sha256)
        delete from file_removals r using noted n where r.sha256 = n.sha256
        """;

    /// <summary>Where they are.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "data", "images");

    /// <summary>Notes those that the database does not know yet, so that assets can have them.</summary>
    /// <param name="connectionString">The login of the owner of the tables.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task NoteAsync(string connectionString, CancellationToken cancellationToken)
    {
        var shipped = Shipped().Select(file => (Sha256: file.Key, Size: new FileInfo(file.Value).Length, Image: SizeOf(file.Value))).ToList();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(NoteStatement);
        command.Parameters.Add(new NpgsqlParameter { Value = shipped.Select(file => file.Sha256).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = shipped.Select(file => file.Size).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = shipped.Select(file => file.Image.Width).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = shipped.Select(file => file.Image.Height).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = FileType.Png.MimeType });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has those kept that assets of the database have; they are kept already but for the first time.</summary>
    /// <param name="connectionString">A login that may read the tables of files.</param>
    /// <param name="store">Where they are kept.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    public static async Task KeepAsync(string connectionString, IFileStore store, CancellationToken cancellationToken)
    {
        var shipped = Shipped();
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

    // Their paths by their digests.
    private static Dictionary<string, string> Shipped() =>
        System.IO.Directory.GetFiles(Directory).ToDictionary(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), StringComparer.Ordinal);

    private static (int Width, int Height) SizeOf(string path)
    {
        using var image = ImageFiles.Open(path, FileType.Png);
        return (image.Width, image.Height);
    }
}
