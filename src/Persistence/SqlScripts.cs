using System.Text;
using Expect.Domain;
using Expect.Persistence.Catalog;

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

    /// <summary>The rows of the table of life cycles, from the domain's own.</summary>
    public static string Transitions()
    {
        var sql = new StringBuilder();
        Append(sql, Lifecycles.Content);
        Append(sql, Lifecycles.CommitteeSession);
        Append(sql, Lifecycles.LabelAward);
        Append(sql, Lifecycles.LabelApplication);
        Append(sql, Lifecycles.FundingApplication);
        Append(sql, Lifecycles.Funding);
        Append(sql, Lifecycles.Release);
        return sql.ToString();
    }

    private static void Append<T>(StringBuilder sql, Lifecycle<T> lifecycle)
        where T : struct, Enum
    {
        foreach (var (from, to) in lifecycle.Transitions)
        {
            sql.Append("insert into lifecycle_transitions values ('").Append(lifecycle.Name)
                .Append("', '").Append(Names.EnumValue(from.ToString()))
                .Append("', '").Append(Names.EnumValue(to.ToString())).AppendLine("') on conflict do nothing;");
        }
    }
}
