namespace Expect.Persistence.Import;

/// <summary>The SQL of imports and seeds, shipped inside the assembly.</summary>
internal static class SqlFile
{
    /// <summary>A script.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Read(string name) => Find(name) ?? throw new ArgumentException($"There is no script {name}.", nameof(name));

    /// <summary>A script, or null.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"Expect.Persistence.Import.Sql.{name}.sql");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
