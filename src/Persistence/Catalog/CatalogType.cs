using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>A type of the public schema and the table that holds it.</summary>
public sealed record CatalogType
{
    /// <summary>The type's name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>What it means in the programme.</summary>
    public required string Description { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Whether it is a content type with an id of its own, or a part that lives inside its parent.</summary>
    public required bool IsContent { get; init; }

    /// <summary>Its fields, in the schema's order.</summary>
    public required ImmutableArray<CatalogField> Fields { get; init; }

    /// <summary>Conditions that only filters know.</summary>
    public required ImmutableArray<FilterShortcut> Shortcuts { get; init; }

    /// <summary>The root field for one item, or null.</summary>
    public string? SingularField { get; init; }

    /// <summary>The root field for a connection, or null.</summary>
    public string? PluralField { get; init; }

    /// <summary>The keys that find one item.</summary>
    public required ImmutableArray<CatalogLookup> Lookups { get; init; }

    /// <summary>The order when none is asked for; without the tiebreak.</summary>
    public required ImmutableArray<CatalogOrder> DefaultOrder { get; init; }

    /// <summary>The most items that a page may have.</summary>
    public int MaxPageSize { get; init; } = 100;

    /// <summary>How its items are had as files; null when they are none.</summary>
    public CatalogFile? File { get; init; }

    /// <summary>The field of that name, or null.</summary>
    public CatalogField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A unique key of a type, a member of its <c>by</c> argument.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Parts">The values that make it up; more than one make an input object.</param>
/// <param name="Where">Among which items the key is unique, or null for all: for instance those that exist today.</param>
/// <param name="Keys">The table that holds the keys, past ones too; null when the item itself holds its key.</param>
public sealed record CatalogLookup(
    string Name, string Description, ImmutableArray<CatalogLookupPart> Parts, Filter? Where = null, KeyTable? Keys = null);

/// <summary>A table of keys that lead to items.</summary>
/// <param name="Table">The table.</param>
/// <param name="ItemColumn">Its column that holds the item's id.</param>
/// <param name="Where">Which of its rows are of the type.</param>
public sealed record KeyTable(string Table, string ItemColumn, Filter Where);

/// <summary>A value of a unique key.</summary>
/// <param name="Name">Its name in the input object.</param>
/// <param name="Through">The to-one relation to the type that has the field, or null when it is the type itself.</param>
/// <param name="Field">The field.</param>
public sealed record CatalogLookupPart(string Name, ToOneField? Through, ScalarField Field);

/// <summary>A key of a default order.</summary>
/// <param name="Path">Field names, through to-one relations, to a sortable field.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record CatalogOrder(ImmutableArray<string> Path, bool Descending);

/// <summary>How the items of a type are had as files.</summary>
/// <param name="Name">The column with the name that a file's address ends with.</param>
/// <param name="Formats">The formats in which an image can be had.</param>
public sealed record CatalogFile(Column Name, CatalogEnum Formats);
