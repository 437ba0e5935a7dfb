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
        var columns = state switch
        {
            EntityState.Added => _columns,
            EntityState.Deleted => _keys,
            _ => [.. _columns.Where(column => _keys.Contains(column) || IsChanged(column, rows))],
        };
        var given = columns.Select(column => column.Given(rows, _keys.Contains(column))).OrderBy(column => column.IsOne).ToList();
        var lists = given.TakeWhile(column => !column.IsOne).ToList();
        var source = $"unnest({string.Join(", ", lists.Select((_, i) => $"${i + 1}"))}) s ({string.Join(", ", lists.Select(list => list.Column.Name))})";
        var same = string.Join(" and ", _keys.Select(key => $"t.{key.Name} = s.{key.Name}"));
        var values = given.Select((column, i) => (column.Column, Given: column.IsOne ? $"${i + 1}" : $"s.{column.Column.Name}")).ToList();
        var statement = new NpgsqlBatchCommand(state switch
        {
            EntityState.Added => $"insert into {_table} ({string.Join(", ", values.Select(value => value.Column.Name))}) select {string.Join(", ", values.Select(value => value.Column.Inserted(value.Given)))} from {source}",
            EntityState.Deleted => $"delete from {_table} t using {source} where {same}",
            _ => $"update {_table} t set {string.Join(", ", values.Where(value => !_keys.Contains(value.Column)).Select(value => $"{value.Column.Name} = {value.Column.Written(value.Given)}"))} from {source} where {same}",
        });
        foreach (var column in given)
        {
            statement.Parameters.Add(column.Parameter);
        }

        return statement;
    }

    // The columns in which a row differs from what was loaded; the other rows keep what they have there.
    private static bool IsChanged(SavedColumn column, IReadOnlyList<SavedRow> rows) => rows.Any(row => ((EntityRow)row).Differs(column));
}
