using System.Collections;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A column that is written.</summary>
internal sealed class SavedColumn
{
    private static readonly MethodInfo ValuesMethod = typeof(SavedColumn).GetMethod(nameof(ValuesOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ValueConverter? _converter;
    private readonly Func<object, object?>? _read;
    private readonly NpgsqlDbType _type;
    private readonly string? _listType;
    private readonly Func<SavedColumn, IReadOnlyList<SavedRow>, Array> _values;

    private SavedColumn(IProperty property, Func<object, object?>? read)
    {
        var (type, converter) = (property.GetColumnType(), property.GetTypeMapping().Converter);
        (Property, Name, _converter, _read) = (property, property.GetColumnName(), converter, read);
        _listType = type.EndsWith("[]", StringComparison.Ordinal) ? type : null;
        _type = NpgsqlDbType.Array | (_listType is null ? StoreTypes.Of(type) : NpgsqlDbType.Text);
        var stored = _listType is null ? converter?.ProviderClrType ?? property.ClrType : typeof(string);
        var element = stored.IsValueType && property.IsColumnNullable() && Nullable.GetUnderlyingType(stored) is null ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        _values = ValuesMethod.MakeGenericMethod(element).CreateDelegate<Func<SavedColumn, IReadOnlyList<SavedRow>, Array>>();
    }

    /// <summary>The property that the column holds.</summary>
    public IProperty Property { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The value that is given, in SQL. An array of arrays would be flat for the database: lists come as text.</summary>
    public string Given => _listType is null ? $"s.{Name}" : $"s.{Name}::{_listType}";

    /// <summary>What is inserted: the value, or the default of the column where there is none.</summary>
    public string Inserted => Property.TryGetDefaultValue(out var value) && value is not null ? $"coalesce({Given}, {Property.GetRelationalTypeMapping().GenerateSqlLiteral(value)})" : Given;

    /// <summary>The column of a property; null when the database keeps it.</summary>
    public static SavedColumn? Of(IProperty property) => property.GetComputedColumnSql() is not null || IsLeftToDatabase(property)
        ? null
        : new SavedColumn(property, property.IsShadowProperty() || property.IsIndexerProperty() ? null : Getter(property));

    /// <summary>Whether entities have the value, so that no context is needed to know it.</summary>
    public bool IsOfEntity => _read is not null;

    /// <summary>The values of rows, as one array.</summary>
    public NpgsqlParameter Values(IReadOnlyList<SavedRow> rows) => new() { Value = _values(this, rows), NpgsqlDbType = _type };

    /// <summary>A value as it is stored.</summary>
    public object? Stored(object? value) => value is null || _converter is null ? value : _converter.ConvertToProvider(value);

    /// <summary>The value of an entity, as it is stored.</summary>
    public object? ValueOf(object entity) => Stored(_read!(entity));

    private static Array ValuesOf<T>(SavedColumn column, IReadOnlyList<SavedRow> rows)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = rows[i].Value(column);
            values[i] = (T)(column._listType is null || value is null ? value : ListText.Of((IEnumerable)value))!;
        }

        return values;
    }

    // What no entity has a property for, and the database keeps.
    private static bool IsLeftToDatabase(IProperty property) => property.IsShadowProperty() && property.GetDefaultValueSql() is not null;

    // Of a value with parts that is not there, the parts are not there either.
    private static Func<object, object?> Getter(IPropertyBase property)
    {
        var read = Members.Getter(property.DeclaringType.ClrType, property.PropertyInfo!);
        return property.DeclaringType is IComplexType { ComplexProperty: var owner } && Getter(owner) is var whole ? entity => whole(entity) is { } value ? read(value) : null : read;
    }
}
