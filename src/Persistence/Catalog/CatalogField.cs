using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>A field of a type of the public schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Nullable">Whether its value can be null.</param>
public abstract record CatalogField(string Name, string Description, bool Nullable);

/// <summary>A single value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Nullable">Whether its value can be null.</param>
/// <param name="Column">Where it is.</param>
/// <param name="Kind">Its scalar type.</param>
/// <param name="Enum">Its enumeration, when the kind is one.</param>
public sealed record ScalarField(string Name, string Description, bool Nullable, Column Column, ScalarKind Kind, CatalogEnum? Enum = null)
    : CatalogField(Name, Description, Nullable)
{
    /// <summary>Who sees it; null when everybody does who sees the item.</summary>
    public FieldRestriction? Restriction { get; init; }

    /// <summary>Whether items can be filtered, ordered and grouped by it, and numbers computed from it.</summary>
    public bool IsCriterion { get; init; } = true;
}

/// <summary>A single value that is given and not stored: of a command.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Nullable">Whether it can be omitted.</param>
/// <param name="Kind">Its scalar type.</param>
/// <param name="Enum">Its enumeration, when the kind is one.</param>
public sealed record GivenField(string Name, string Description, bool Nullable, ScalarKind Kind, CatalogEnum? Enum = null)
    : CatalogField(Name, Description, Nullable);

/// <summary>A list of values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Column">Where it is.</param>
/// <param name="Kind">The scalar type of its elements.</param>
/// <param name="Enum">Their enumeration, when the kind is one.</param>
public sealed record ScalarListField(string Name, string Description, Column Column, ScalarKind Kind, CatalogEnum? Enum = null)
    : CatalogField(Name, Description, false);

/// <summary>A text in several languages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Column">Where it is.</param>
/// <param name="Kind"><see cref="ScalarKind.String"/> or <see cref="ScalarKind.Markdown"/>.</param>
public sealed record LocalizedField(string Name, string Description, Column Column, ScalarKind Kind)
    : CatalogField(Name, Description, true);

/// <summary>An amount with its currency.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Nullable">Whether it can be absent.</param>
/// <param name="Amount">The amount's column.</param>
/// <param name="Currency">The currency's column.</param>
public sealed record MoneyField(string Name, string Description, bool Nullable, Column Amount, Column Currency)
    : CatalogField(Name, Description, Nullable);

/// <summary>A date known to the year, the month or the day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Nullable">Whether it can be absent.</param>
/// <param name="Date">The column of the first day that it can mean.</param>
/// <param name="Precision">The column of its precision.</param>
/// <param name="PrecisionEnum">The enumeration of precisions.</param>
public sealed record PartialDateField(string Name, string Description, bool Nullable, Column Date, Column Precision, CatalogEnum PrecisionEnum)
    : CatalogField(Name, Description, Nullable);

/// <summary>A relation to at most one item.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Nullable">Whether the schema lets it be null.</param>
/// <param name="Target">Name of the target's type.</param>
/// <param name="LocalColumn">The referring column.</param>
/// <param name="TargetColumn">The column referred to.</param>
/// <param name="Guaranteed">Whether the database guarantees a target.</param>
public sealed record ToOneField(
    string Name, string Description, bool Nullable, string Target, string LocalColumn, string TargetColumn, bool Guaranteed)
    : CatalogField(Name, Description, Nullable);

/// <summary>A relation to many items.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Target">Name of the target's type.</param>
/// <param name="Link">How the items belong to the parent.</param>
/// <param name="Form">How the schema shows it.</param>
/// <param name="Position">The column of the link that orders a plain list; null for the target's default order.</param>
/// <param name="EdgeFields">Values of the link, shown on the edge.</param>
public sealed record ToManyField(
    string Name, string Description, string Target, Link Link, ToManyForm Form,
    Column? Position, ImmutableArray<ScalarField> EdgeFields)
    : CatalogField(Name, Description, false);

/// <summary>A relation to items of several types, in an order of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Link">The table that holds the pairs.</param>
public sealed record MixedListField(string Name, string Description, MixedLink Link) : CatalogField(Name, Description, false);

/// <summary>How many items a relation leads to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Target">Name of the counted items' type.</param>
/// <param name="Link">How they belong to the parent.</param>
/// <param name="Where">Which of them count.</param>
/// <param name="DistinctColumn">The column whose different values are counted instead of the items, or null.</param>
public sealed record CountField(string Name, string Description, string Target, Link Link, Filter Where, string? DistinctColumn = null)
    : CatalogField(Name, Description, false);

/// <summary>Whether a condition holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Condition">The condition.</param>
public sealed record ConditionField(string Name, string Description, Filter Condition) : CatalogField(Name, Description, false);

/// <summary>The name by which people know the item, made of one or more texts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Paths">Field names, through to-one relations, to a text, a localised text or a date.</param>
public sealed record DisplayNameField(string Name, string Description, ImmutableArray<ImmutableArray<string>> Paths)
    : CatalogField(Name, Description, true);

/// <summary>The global id of an item whose type is a value of the row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Type">The column of the name of the item's type.</param>
/// <param name="Id">The column of the item's id.</param>
public sealed record ItemIdField(string Name, string Description, Column Type, Column Id) : CatalogField(Name, Description, false);

/// <summary>In what a revision differs from another of the same item.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Snapshot">The column of what the item says.</param>
public sealed record DiffField(string Name, string Description, Column Snapshot) : CatalogField(Name, Description, false);

/// <summary>The moves that an item can make along its life cycle, for those who may write it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Statuses">The statuses of the life cycle.</param>
public sealed record TransitionsField(string Name, string Description, CatalogEnum Statuses) : CatalogField(Name, Description, true);

/// <summary>How a relation to many items is shown.</summary>
public enum ToManyForm
{
    /// <summary>A plain list without arguments: small children and short vocabularies.</summary>
    List,

    /// <summary>A connection with pages, filters and order.</summary>
    Connection,
}

/// <summary>The scalar types of the public schema.</summary>
public enum ScalarKind
{
    /// <summary>String</summary>
    String,

    /// <summary>Int</summary>
    Int,

    /// <summary>Long</summary>
    Long,

    /// <summary>Decimal</summary>
    Decimal,

    /// <summary>Boolean</summary>
    Boolean,

    /// <summary>Date</summary>
    Date,

    /// <summary>DateTime</summary>
    DateTime,

    /// <summary>ID: the global id, a uuid in the database</summary>
    Id,

    /// <summary>URL</summary>
    Url,

    /// <summary>Markdown</summary>
    Markdown,

    /// <summary>HTML, made from Markdown</summary>
    Html,

    /// <summary>LanguageCode</summary>
    LanguageCode,

    /// <summary>CurrencyCode</summary>
    CurrencyCode,

    /// <summary>JSON, of any form; neither a filter nor an order knows it</summary>
    Json,

    /// <summary>an enumeration of the content model</summary>
    Enum,
}

/// <summary>An enumeration of the public schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Values">Its values, in order.</param>
public sealed record CatalogEnum(string Name, string Description, ImmutableArray<CatalogEnumValue> Values);

/// <summary>A value of an enumeration.</summary>
/// <param name="Name">Its name, in upper case.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="FrenchTerm">The programme's own term for it.</param>
public sealed record CatalogEnumValue(string Name, string Description, string FrenchTerm);

/// <summary>A condition that filters offer beyond the fields of a type.</summary>
/// <param name="Name">Its name in the filter input.</param>
/// <param name="Description">What it means in the programme.</param>
public abstract record FilterShortcut(string Name, string Description);

/// <summary>The item, or an ancestor of it, has that code.</summary>
/// <param name="Name">Its name in the filter input.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Path">The column that holds the codes from the root to the item.</param>
public sealed record WithinShortcut(string Name, string Description, Column Path) : FilterShortcut(Name, Description);

/// <summary>A related item exists that meets a filter.</summary>
/// <param name="Name">Its name in the filter input.</param>
/// <param name="Description">What it means in the programme.</param>
/// <param name="Target">Name of the related items' type.</param>
/// <param name="Link">How they belong to the item.</param>
public sealed record RelatedShortcut(string Name, string Description, string Target, Link Link) : FilterShortcut(Name, Description);
