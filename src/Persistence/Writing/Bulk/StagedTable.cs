using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A table, and beside it a temporary one to which rows go by COPY before a statement writes all of them at once.</summary>
internal sealed class StagedTable
{
    private readonly ImmutableArray<StagedColumn> _columns;
    private readonly ImmutableArray<string> _keys;
    private readonly string _names;

    private StagedTable(string table, ImmutableArray<StagedColumn> columns, ImmutableArray<string> keys)
    {
        (Table, _columns, _keys) = (table, columns, keys);
        _names = string.Join(", ", columns.Select(column => column.Name));
    }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>The temporary table of rows of a state.</summary>
    public string StageOf(EntityState state) => $"{Table}_{state}".ToLowerInvariant();

    /// <summary>The statement that makes the temporary table, which lasts as long as the transaction.</summary>
    public string Create(EntityState state) => $"create temporary table {StageOf(state)} on commit drop as select {_names} from {Table} with no data";

    /// <summary>The statement that writes the rows of the temporary table.</summary>
    public string Write(EntityState state, IEnumerable<EntityEntry> rows) => state switch
    {
        EntityState.Added => $"insert into {Table} ({_names}) select {_names} from {StageOf(state)}",
        EntityState.Deleted => $"delete from {Table} t using {StageOf(state)} s where {SameKey}",
        _ => $"update {Table} t set {string.Join(", ", rows.SelectMany(Changed).Distinct().Select(column => $"{column} = s.{column}"))} from {StageOf(state)} s where {SameKey}",
    };

    private string SameKey => string.Join(" and ", _keys.Select(key => $"t.{key} = s.{key}"));

    /// <summary>The staged table of an entity: every column that is written, not computed.</summary>
    public static StagedTable Of(IEntityType entity)
    {
        var properties = entity.GetFlattenedProperties().Where(property => property.GetComputedColumnSql() is null && !IsLeftToDatabase(property));
        return new StagedTable(
            entity.GetTableNameOrThrow(),
            [.. properties.Select(StagedColumn.Of)],
            [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())]);
    }

    /// <summary>Sends rows to the temporary table.</summary>
    public async Task StageAsync(NpgsqlConnection connection, EntityState state, IReadOnlyList<EntityEntry> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {StageOf(state)} ({_names}) from stdin (format binary)", cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
            var values = state == EntityState.Deleted ? row.OriginalValues : row.CurrentValues;
            foreach (var column in _columns)
            {
                if (column.ValueOf(values) is { } value)
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

    // The columns of properties that differ from what was loaded.
    private IEnumerable<string> Changed(EntityEntry row)
    {
        var (current, former) = (row.CurrentValues, row.OriginalValues);
        return _columns.Where(column => !Equals(column.ValueOf(current), column.ValueOf(former))).Select(column => column.Name);
    }

    // What no entity has a property for, and the database keeps.
    private static bool IsLeftToDatabase(IProperty property) => property.IsShadowProperty() && property.GetDefaultValueSql() is not null;
}

/// <summary>A column that is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Property">The property that it holds.</param>
/// <param name="Converter">How the property's values are stored; null when as they are.</param>
internal sealed record StagedColumn(string Name, NpgsqlDbType Type, IProperty Property, ValueConverter? Converter)
{
    /// <summary>The column of a property.</summary>
    public static StagedColumn Of(IProperty property) => new(
        property.GetColumnName(), StoreTypes.Of(property.GetColumnType()), property, property.GetTypeMapping().Converter);

    /// <summary>The value as it is stored.</summary>
    public object? ValueOf(PropertyValues values) => values[Property] is { } value ? Converter is null ? value : Converter.ConvertToProvider(value) : null;
}
