using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// A unique key of a type that rows can give: by it a row that names no id is told to be an item that is there. Found in the
/// unique indexes of the type's table, and of those of its parts.
/// </summary>
/// <param name="Table">The table with the key.</param>
/// <param name="IdColumn">Its column with the item's id.</param>
/// <param name="Among">Among which rows the key is unique, as SQL; null for all.</param>
/// <param name="Parts">The values that make it up.</param>
/// <param name="List">The field of the item's parts that hold the key; null when the item holds it itself.</param>
internal sealed record NaturalKey(string Table, string IdColumn, string? Among, ImmutableArray<NaturalKeyPart> Parts, WritableField? List)
{
    /// <summary>The keys of a type, those of fields that come first in the schema first.</summary>
    public static ImmutableArray<NaturalKey> Of(IModel model, WritableType type)
    {
        var entity = model.FindEntityType(type.Entity)!;
        var own = Keys(entity, type.Fields, "id", null);
        var ofParts = type.Fields.Where(field => field.Form == WritableForm.Parts).SelectMany(field => OfParts(model, entity, field));
        return [.. own.Concat(ofParts).OrderBy(key => type.Fields.IndexOf(key.List ?? key.Parts[0].Field))];
    }

    /// <summary>The values of the key in a row; none when the row does not give all of them. Several when parts hold the key.</summary>
    public IReadOnlyList<object[]> ValuesOf(ItemChanges changes) => List is null ? Of(changes)
        : changes.Has(List) ? [.. ((IReadOnlyList<ItemChanges>)changes[List]!).SelectMany(Of)]
        : [];

    /// <summary>Where in a row the key stands.</summary>
    public ImmutableArray<string> Path => [(List ?? Parts[0].Field).Name];

    private IReadOnlyList<object[]> Of(ItemChanges holder)
    {
        var values = new object[Parts.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!holder.Has(Parts[i].Field) || holder[Parts[i].Field] is not { } value)
            {
                return [];
            }

            values[i] = value;
        }

        return [values];
    }

    private static IEnumerable<NaturalKey> OfParts(IModel model, IEntityType owner, WritableField field)
    {
        var part = model.FindEntityType(field.PartEntity!)!;
        var column = part.GetForeignKeys().First(key => key.PrincipalEntityType == owner).Properties[0].GetColumnName();
        return Keys(part, field.Parts, column, field);
    }

    private static IEnumerable<NaturalKey> Keys(IEntityType entity, ImmutableArray<WritableField> fields, string idColumn, WritableField? list) =>
        from index in entity.GetIndexes()
        where index.IsUnique
        let parts = index.Properties.Select(property => Part(entity, fields, property)).ToList()
        where !parts.Contains(null)
        select new NaturalKey(
            entity.GetTableNameOrThrow(), idColumn, index.GetFilter(), [.. parts.Select(part => part!).OrderBy(part => fields.IndexOf(part.Field))], list);

    private static NaturalKeyPart? Part(IEntityType entity, ImmutableArray<WritableField> fields, IReadOnlyProperty property)
    {
        var field = fields.FirstOrDefault(field => field.Form switch
        {
            WritableForm.Value => field.Member == property.Name,
            WritableForm.Reference => ForeignKeys.PropertyOf(entity, field.Member).Name == property.Name,
            _ => false,
        });
        return field is null ? null : new NaturalKeyPart(field, property.GetColumnName(), property.GetColumnType()!);
    }
}

/// <summary>A value of a natural key.</summary>
/// <param name="Field">The field that gives it.</param>
/// <param name="Column">The column that holds it.</param>
/// <param name="Type">The column's type.</param>
internal sealed record NaturalKeyPart(WritableField Field, string Column, string Type);
