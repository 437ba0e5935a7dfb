using System.Text;
using System.Text.Json;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Expect.Persistence.Mappings;

/// <summary>How names and types of the domain become names and types of the database, the same everywhere.</summary>
internal static class ModelConventions
{
    /// <summary>How values are stored: enumerations as their upper-case names, localised texts as jsonb, texts in C order.</summary>
    public static void ConfigureTypes(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter>().HaveColumnType("jsonb");
        configuration.Properties<string>().UseCollation("C");
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    /// <summary>Names tables' columns, keys and indexes in snake case and bounds enumerations to their values.</summary>
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                Apply(entity, property);
            }

            foreach (var part in entity.GetComplexProperties())
            {
                foreach (var property in part.ComplexType.GetProperties().Where(property => property.ClrType.IsEnum))
                {
                    Bound(entity, property);
                }
            }

            NameKeys(entity);
        }
    }

    /// <summary>A name in snake case.</summary>
    public static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static void Apply(IMutableEntityType entity, IMutableProperty property)
    {
        if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
        {
            property.SetColumnName(SnakeCase(property.Name));
        }

        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
        {
            Bound(entity, property);
        }

        if (property.GetElementType() is { } element)
        {
            property.SetValueComparer((ValueComparer)Activator.CreateInstance(typeof(ListComparer<>).MakeGenericType(element.ClrType))!);
        }
    }

    private static void Bound(IMutableEntityType entity, IMutableProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(type))!);
        var column = property.GetColumnName();
        var values = string.Join(", ", Enum.GetNames(type).Select(name => $"'{Names.EnumValue(name)}'"));
        entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}_values", $"{column} in ({values})");
    }

    private static void NameKeys(IMutableEntityType entity)
    {
        foreach (var key in entity.GetKeys())
        {
            key.SetName(key.IsPrimaryKey() ? $"pk_{entity.GetTableName()}" : $"ak_{entity.GetTableName()}_{Columns(key.Properties)}");
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.SetConstraintName($"fk_{entity.GetTableName()}_{Columns(key.Properties)}");
        }

        foreach (var index in entity.GetIndexes().Where(index => index.Name is null))
        {
            index.SetDatabaseName($"{(index.IsUnique ? "ux" : "ix")}_{entity.GetTableName()}_{Columns(index.Properties)}");
        }
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) => string.Join('_', properties.Select(property => property.GetColumnName()));
}

/// <summary>
/// Tells whether a list has changed. The one that EF Core makes itself has a lambda within a lambda, which makes a dynamic
/// method for every look at every list; to finalize them took a third of the processor time of writes.
/// </summary>
internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>((one, other) => AreEqual(one, other), list => HashOf(list), list => Copy(list))
{
    private static bool AreEqual(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other));

    private static int HashOf(IReadOnlyList<T> list)
    {
        var hash = default(HashCode);
        foreach (var item in list)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    private static T[] Copy(IReadOnlyList<T> list) => [.. list];
}

/// <summary>A localised text as a JSON object from language tag to text.</summary>
internal sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(
    text => JsonSerializer.Serialize(text.Texts, JsonSerializerOptions.Default),
    json => LocalizedText.From(JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!));

/// <summary>An enumeration value as its name in upper case, as the schema prints it.</summary>
internal sealed class EnumNameConverter<T>() : ValueConverter<T, string>(
    value => Names.EnumValue(value.ToString()),
    name => Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), true))
    where T : struct, Enum;
