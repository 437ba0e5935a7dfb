using System.Security.Cryptography;
using System.Text;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Writing;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence;

/// <summary>
/// Life cycles in the database: the table of moves and the triggers that allow no other, made from the domain's life cycles
/// whenever those of a build differ from what is installed.
/// </summary>
public static class LifecycleRules
{
    // Any two numbers that nobody else uses: "EXPE", "life".
    private const string LockKeys = "1163415621, 1818846821";

    /// <summary>Brings the database in line with the domain. When nothing changed it costs one small query.</summary>
    /// <param name="connectionString">A login that owns the tables.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public static async Task InstallAsync(string connectionString, CancellationToken cancellationToken)
    {
        var build = typeof(LifecycleRules).Module.ModuleVersionId.ToString();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var read = source.CreateCommand("select obj_description('lifecycle_transitions'::regclass)");
        var installed = await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string ?? "";
        if (installed.StartsWith(build, StringComparison.Ordinal))
        {
            return;
        }

        var rules = Sql();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules)));
        var missing = installed.EndsWith(hash, StringComparison.Ordinal) ? "" : rules;
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var install = new NpgsqlCommand(
            $"select pg_advisory_xact_lock({LockKeys}); {missing} comment on table lifecycle_transitions is '{build} {hash}'", connection, transaction);
        await install.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rules as SQL that can be run again at any time.</summary>
    internal static string Sql()
    {
        using var context = ContentDbContextFactory.Create("Host=none");
        var tables = context.Model.GetEntityTypes()
            .Select(entity => (Entity: entity, Lifecycle: LifecycleAccess.OfType(entity.ClrType)?.Describe(entity.ClrType)))
            .Where(table => table.Lifecycle is not null)
            .OrderBy(table => table.Entity.ClrType.Name, StringComparer.Ordinal).ToList();
        var moves = tables.SelectMany(table => table.Lifecycle!.Moves.Select(move => $"('{table.Lifecycle.Name}', '{move.From}', '{move.To}')")).Distinct();
        var sql = new StringBuilder(SqlScripts.Read("lifecycles")).Append($"""
            create temporary table wanted_transitions on commit drop as select * from (values {string.Join(", ", moves)}) as moves (lifecycle, from_status, to_status);
            delete from lifecycle_transitions t where not exists (select 1 from wanted_transitions w where (w.lifecycle, w.from_status, w.to_status) = (t.lifecycle, t.from_status, t.to_status));
            insert into lifecycle_transitions select * from wanted_transitions on conflict do nothing;

            """);
        tables.ForEach(table => sql.Append(Triggers(table.Entity, table.Lifecycle!)));
        return sql.ToString();
    }

    private static string Triggers(IEntityType entity, LifecycleDescription lifecycle)
    {
        var table = SqlText.Identifier(entity.GetTableNameOrThrow());
        return $"""
            create or replace trigger transition before update of status on {table}
                for each row when (old.status <> new.status) execute function check_transition('{lifecycle.Name}');
            create or replace trigger first_status before insert on {table}
                for each row when (new.status <> '{lifecycle.Initial}') execute function check_first_status('{lifecycle.Initial}');

            """;
    }
}
