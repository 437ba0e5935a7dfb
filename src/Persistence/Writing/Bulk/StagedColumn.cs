using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NpgsqlTypes;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A column that is written.</summary>
internal sealed class StagedColumn
{
    private readonly ValueConverter? _converter;
    private readonly Func<object, object?>? _read;

    private StagedColumn(IProperty property, Func<object, object?>? read) =>
        (Property, Name, Type, _converter, _read) = (property, property.GetColumnName(), StoreTypes.Of(property.GetColumnType()), property.GetTypeMapping().Converter, read);

    /// <summary>The property that the column holds.</summary>
    public IProperty Property { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The column's type.</summary>
    public NpgsqlDbType Type { get; }

    /// <summary>What is inserted: the value, or the default of the column where there is none.</summary>
    public string Inserted => Property.TryGetDefaultValue(out var value) && value is not null ? $"coalesce({Name}, {Property.GetRelationalTypeMapping().GenerateSqlLiteral(value)})" : Name;

    /// <summary>The column of a property; null when the database keeps it.</summary>
    public static StagedColumn? Of(IProperty property) => property.GetComputedColumnSql() is not null || IsLeftToDatabase(property)
        ? null
        : new StagedColumn(property, property.IsShadowProperty() || property.IsIndexerProperty() ? null : Getter(property));

    /// <summary>Whether entities have the value, so that no context is needed to know it.</summary>
    public bool IsOfEntity => _read is not null;

    /// <summary>A value as it is stored.</summary>
    public object? Stored(object? value) => value is null || _converter is null ? value : _converter.ConvertToProvider(value);

    /// <summary>The value of an entity, as it is stored.</summary>
    public object? ValueOf(object entity) => Stored(_read!(entity));

    // What no entity has a property for, and the database keeps.
    private static bool IsLeftToDatabase(IProperty property) => property.IsShadowProperty() && property.GetDefaultValueSql() is not null;

    // Of a value with parts that is not there, the parts are not there either.
    private static Func<object, object?> Getter(IPropertyBase property)
    {
        var read = Members.Getter(property.DeclaringType.ClrType, property.PropertyInfo!);
        return property.DeclaringType is IComplexType { ComplexProperty: var owner } && Getter(owner) is var whole ? entity => whole(entity) is { } value ? read(value) : null : read;
    }
}
