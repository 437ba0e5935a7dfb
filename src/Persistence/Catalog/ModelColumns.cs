using Expect.Domain;
using Expect.Persistence.Reading.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Catalog;

/// <summary>What the EF Core model says of columns.</summary>
internal static class ModelColumns
{
    /// <summary>The table that holds an entity.</summary>
    public static string GetTableNameOrThrow(this IReadOnlyEntityType entity) =>
        entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} is not mapped to a table.");

    /// <summary>The column that holds a property.</summary>
    public static Column Of(IEntityType entity, IProperty property)
    {
        var name = property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableNameOrThrow()))
            ?? throw new InvalidOperationException($"{entity.Name}.{property.Name} has no column.");
        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (clr == typeof(LocalizedText))
        {
            return new Column(name, SqlType.Text, property.IsNullable, ColumnStorage.Localized);
        }

        return property.GetElementType() is { } element
            ? new Column(name, Type(element.ClrType), property.IsNullable, ColumnStorage.Array)
            : new Column(name, Type(clr), property.IsNullable);
    }

    /// <summary>The scalar type in which the schema shows a CLR type.</summary>
    public static ScalarKind Kind(Type type)
    {
        var clr = Nullable.GetUnderlyingType(type) ?? type;
        return clr.IsEnum ? ScalarKind.Enum : Type(clr) switch
        {
            SqlType.Text => ScalarKind.String,
            SqlType.Integer => ScalarKind.Int,
            SqlType.BigInt => ScalarKind.Long,
            SqlType.Numeric => ScalarKind.Decimal,
            SqlType.Boolean => ScalarKind.Boolean,
            SqlType.Date => ScalarKind.Date,
            SqlType.Timestamp => ScalarKind.DateTime,
            SqlType.Uuid => ScalarKind.Id,
            _ => throw new InvalidOperationException($"{clr.Name} has no scalar type."),
        };
    }

    private static SqlType Type(Type clr) =>
        clr == typeof(string) || clr.IsEnum ? SqlType.Text
        : clr == typeof(Uri) ? SqlType.Text
        : clr == typeof(int) ? SqlType.Integer
        : clr == typeof(long) ? SqlType.BigInt
        : clr == typeof(decimal) ? SqlType.Numeric
        : clr == typeof(bool) ? SqlType.Boolean
        : clr == typeof(DateOnly) ? SqlType.Date
        : clr == typeof(DateTimeOffset) || clr == typeof(DateTime) ? SqlType.Timestamp
        : clr == typeof(Guid) ? SqlType.Uuid
        : throw new InvalidOperationException($"{clr.Name} is stored in no known way.");
}
