using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A table whose rows are written by one statement for all rows of a state: each column comes as one array.</summary>
internal sealed class SavedTable
{
    private readonly ImmutableArray<SavedColumn> _columns;
    private readonly ImmutableArray<SavedColumn> _keys;
    private readonly string _table;

    private SavedTable(string table, ImmutableArray<SavedColumn> columns, IReadOnlyList<IProperty> keys) =>
        (_table, _columns, _keys) = (table, columns, [.. columns.Where(column => keys.Contains(column.Property))]);

    /// <summary>The table of an entity.</summary>
    public static SavedTable Of(IEntityType entity) => new(
        entity.GetTableNameOrThrow(),
        [.. entity.GetFlattenedProperties().Select(SavedColumn.Of).OfType<SavedColumn>()],
        entity.FindPrimaryKey()!.Properties);

    /// <summary>The statement that writes rows of a state.</summary>
    public NpgsqlBatchCommand Write(EntityState state, IReadOnlyList<SavedRow> rows)
    {
        var columns = state == EntityState.Deleted ? _keys : _columns;
        var names = string.Join(", ", columns.Select(column => column.Name));
        var given = $"unnest({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}) s ({names})";
        var same = string.Join(" and ", _keys.Select(key => $"t.{key.Name} = s.{key.Name}"));
        var statement = new NpgsqlBatchCommand(state switch
        {
            EntityState.Added => $"insert into {_table} ({names}) select {string.Join(", ", _columns.Select(column => column.Inserted))} from {given}",
            EntityState.Deleted => $"delete from {_table} t using {given} where {same}",
            _ => $"update {_table} t set {string.Join(", ", Changed(rows).Select(column => $"{column.Name} = {column.Given}"))} from {given} where {same}",
        });
        foreach (var column in columns)
        {
            statement.Parameters.Add(column.Values(rows));
        }

        return statement;
    }

    // The columns in which a row differs from what was loaded; the other rows keep what they have there.
    private IEnumerable<SavedColumn> Changed(IReadOnlyList<SavedRow> rows) =>
        _columns.Where(column => rows.Any(row => ((EntityRow)row).Differs(column)));
}
