namespace Expect.Persistence;

/// <summary>The parts of a migration that are written in SQL.</summary>
internal static class SqlScripts
{
    /// <summary>A script that is shipped inside the assembly.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(SqlScripts).Assembly.GetManifestResourceStream($"Expect.Persistence.Migrations.Sql.{name}.sql")
            ?? throw new ArgumentException($"There is no script {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
