using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A table, and beside it temporary ones to which rows go by COPY before a statement writes all of them at once.</summary>
internal sealed class StagedTable
{
    private readonly ImmutableArray<StagedColumn> _columns;
    private readonly ImmutableArray<string> _keys;
    private readonly string _table;
    private readonly string _names;

    private StagedTable(string table, ImmutableArray<StagedColumn> columns, ImmutableArray<string> keys)
    {
        (_table, _columns, _keys) = (table, columns, keys);
        _names = string.Join(", ", columns.Select(column => column.Name));
    }

    /// <summary>The staged table of an entity.</summary>
    public static StagedTable Of(IEntityType entity) => new(
        entity.GetTableNameOrThrow(),
        [.. entity.GetFlattenedProperties().Select(StagedColumn.Of).OfType<StagedColumn>()],
        [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())]);

    /// <summary>The temporary table of rows of a state.</summary>
    public string StageOf(EntityState state) => $"{_table}_{state}".ToLowerInvariant();

    /// <summary>The statement that makes the temporary table, which lasts as long as the transaction.</summary>
    public string Create(EntityState state) => $"create temporary table if not exists {StageOf(state)} on commit drop as select {_names} from {_table} with no data";

    /// <summary>The statement that writes the rows of the temporary table.</summary>
    public string Write(EntityState state, IReadOnlyList<StagedRow> rows)
    {
        var same = string.Join(" and ", _keys.Select(key => $"t.{key} = s.{key}"));
        return state switch
        {
            EntityState.Added => $"insert into {_table} ({_names}) select {string.Join(", ", _columns.Select(column => column.Inserted))} from {StageOf(state)}",
            EntityState.Deleted => $"delete from {_table} t using {StageOf(state)} s where {same}",
            _ => $"update {_table} t set {string.Join(", ", Changed(rows).Select(column => $"{column} = s.{column}"))} from {StageOf(state)} s where {same}",
        };
    }

    /// <summary>Sends rows to the temporary table.</summary>
    public async Task StageAsync(NpgsqlConnection connection, EntityState state, IReadOnlyList<StagedRow> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {StageOf(state)} ({_names}) from stdin (format binary)", cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
            foreach (var column in _columns)
            {
                if (row.Value(column) is { } value)
                {
                    await copy.WriteAsync(value, column.Type, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    // The columns in which a row differs from what was loaded; the other rows keep what they have there.
    private IEnumerable<string> Changed(IReadOnlyList<StagedRow> rows) =>
        _columns.Where(column => rows.Any(row => ((EntityRow)row).Differs(column))).Select(column => column.Name);
}
