using System.Linq.Expressions;
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

    /// <summary>The column of a property; null when the database keeps it.</summary>
    public static StagedColumn? Of(IProperty property) => property.GetComputedColumnSql() is not null || IsLeftToDatabase(property)
        ? null
        : new StagedColumn(property, property.PropertyInfo is null || property.IsIndexerProperty() || property.DeclaringType is not IEntityType ? null : Getter(property.DeclaringType.ClrType, property.PropertyInfo));

    /// <summary>A value as it is stored.</summary>
    public object? Stored(object? value) => value is null || _converter is null ? value : _converter.ConvertToProvider(value);

    /// <summary>The value of an entity that no context knows, as it is stored.</summary>
    public object? ValueOf(object entity) => Stored(_read!(entity));

    // What no entity has a property for, and the database keeps.
    private static bool IsLeftToDatabase(IProperty property) => property.IsShadowProperty() && property.GetDefaultValueSql() is not null;

    private static Func<object, object?> Getter(Type type, System.Reflection.PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(entity, type), property), typeof(object)), entity).Compile();
    }
}
