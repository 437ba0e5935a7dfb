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
    private const string Json = "jsonb";
    private static readonly object NotOne = new();

    private static readonly MethodInfo ValuesMethod = typeof(SavedColumn).GetMethod(nameof(ValuesOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ValueConverter? _converter;
    private readonly Func<object, object?>? _read;
    private readonly NpgsqlDbType _type;
    private readonly bool _isList;

    // Lists come as text, because an array of arrays would be flat for the database; so does JSON, because what PostgreSQL takes
    // to read it is free again after each row of a statement, but only after all values of a parameter.
    private readonly string? _cast;

    private readonly Func<SavedColumn, IReadOnlyList<SavedRow>, (Array All, object? One)> _values;

    private SavedColumn(IProperty property, Func<object, object?>? read)
    {
        var (type, converter) = (property.GetColumnType(), property.GetTypeMapping().Converter);
        (Property, Name, _converter, _read) = (property, property.GetColumnName(), converter, read);
        _isList = type.EndsWith("[]", StringComparison.Ordinal);
        _cast = _isList || type == Json ? type : null;
        _type = _cast is null ? StoreTypes.Of(type) : NpgsqlDbType.Text;
        var stored = _isList ? typeof(string) : converter?.ProviderClrType ?? property.ClrType;
        var element = stored.IsValueType && property.IsColumnNullable() && Nullable.GetUnderlyingType(stored) is null ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        _values = ValuesMethod.MakeGenericMethod(element).CreateDelegate<Func<SavedColumn, IReadOnlyList<SavedRow>, (Array All, object? One)>>();
    }

    /// <summary>The property that the column holds.</summary>
    public IProperty Property { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The column of a property; null when the database keeps it.</summary>
    public static SavedColumn? Of(IProperty property) => property.GetComputedColumnSql() is not null || IsLeftToDatabase(property)
        ? null
        : new SavedColumn(property, property.IsShadowProperty() || property.IsIndexerProperty() ? null : Getter(property));

    /// <summary>Whether entities have the value, so that no context is needed to know it.</summary>
    public bool IsOfEntity => _read is not null;

    /// <summary>The values of rows, for a statement.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="isKey">Whether they tell the rows apart.</param>
    public GivenColumn Given(IReadOnlyList<SavedRow> rows, bool isKey)
    {
        var (all, one) = _values(this, rows);
        return isKey || one == NotOne
            ? new GivenColumn(this, new NpgsqlParameter { Value = all, NpgsqlDbType = NpgsqlDbType.Array | _type }, IsOne: false)
            : new GivenColumn(this, new NpgsqlParameter { Value = one ?? DBNull.Value, NpgsqlDbType = _type }, IsOne: true);
    }

    /// <summary>What is written of a value that is given, in SQL.</summary>
    public string Written(string given) => _cast is null ? given : $"{given}::{_cast}";

    /// <summary>What is inserted of a value that is given, in SQL: the value, or the default of the column where there is none.</summary>
    public string Inserted(string given) => Property.TryGetDefaultValue(out var value) && value is not null
        ? $"coalesce({Written(given)}, {Property.GetRelationalTypeMapping().GenerateSqlLiteral(value)})"
        : Written(given);

    /// <summary>A value as it is stored.</summary>
    public object? Stored(object? value) => value is null || _converter is null ? value : _converter.ConvertToProvider(value);

    /// <summary>The value of an entity, as it is stored.</summary>
    public object? ValueOf(object entity) => Stored(_read!(entity));

    // Many columns have the same value in all rows of a chunk: the moment, the status, nothing at all.
    private static (Array All, object? One) ValuesOf<T>(SavedColumn column, IReadOnlyList<SavedRow> rows)
    {
        var (values, isOne) = (new T[rows.Count], true);
        for (var i = 0; i < values.Length; i++)
        {
            var value = rows[i].Value(column);
            values[i] = (T)(!column._isList || value is null ? value : ListText.Of((IEnumerable)value))!;
            isOne &= EqualityComparer<T>.Default.Equals(values[i], values[0]);
        }

        return (values, isOne ? values[0] : NotOne);
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
