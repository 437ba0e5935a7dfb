using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Holds items so that nobody else writes them before the transaction ends.</summary>
internal static class ItemLocks
{
    /// <summary>Locks those of the items that are there, in one order for all writers, and tells their versions.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> TakeAsync(
        DbContext context, WritableTypes types, IEnumerable<(string Type, Guid Id)> items, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<Guid, int>();
        foreach (var ofType in items.GroupBy(item => item.Type, item => item.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var table = context.Model.FindEntityType(types[ofType.Key].Entity)!.GetTableNameOrThrow();
            var rows = await context.Database.SqlQueryRaw<LockedItem>(Sql(table), new NpgsqlParameter("ids", ofType.Distinct().ToArray())).ToListAsync(cancellationToken).ConfigureAwait(false);
            rows.ForEach(row => versions[row.Id] = row.Version);
        }

        return versions;
    }

    // The name of the table is the model's.
    private static string Sql(string table) => $"select id as \"Id\", version as \"Version\" from {table} where id = any (@ids) order by id for no key update";

    private sealed record LockedItem(Guid Id, int Version);
}
