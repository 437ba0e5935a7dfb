using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Shape;

/// <summary>How a member of an object is written from a row. Names come encoded, with quotes and colon.</summary>
/// <param name="Name">The member's name as JSON, followed by a colon.</param>
internal abstract record Cell(ReadOnlyMemory<byte> Name);

/// <summary>The same JSON for every row.</summary>
internal sealed record ConstantCell(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Json) : Cell(Name);

/// <summary>JSON text in a slot.</summary>
internal sealed record GivenCell(ReadOnlyMemory<byte> Name, int Slot) : Cell(Name);

/// <summary>A scalar in a column of the result.</summary>
internal sealed record ScalarCell(ReadOnlyMemory<byte> Name, int Ordinal, ScalarFormat Format) : Cell(Name);

/// <summary>A global id made of the name of a type and a uuid, both columns of the result.</summary>
internal sealed record ItemIdCell(ReadOnlyMemory<byte> Name, int TypeOrdinal, int IdOrdinal) : Cell(Name);

/// <summary>The address of a file: text, the global id of a uuid, the name escaped, text.</summary>
internal sealed record FileAddressCell(ReadOnlyMemory<byte> Name, string Prefix, string IdType, int IdOrdinal, int FileNameOrdinal, string Query) : Cell(Name);

/// <summary>The translations of a text, in a jsonb column of the result, and those outdated, in another; -1 when they are not asked for.</summary>
internal sealed record TranslationsCell(ReadOnlyMemory<byte> Name, int Ordinal, int OutdatedOrdinal, ImmutableArray<TranslationCell> Members) : Cell(Name);

/// <summary>A member of a translation.</summary>
internal sealed record TranslationCell(ReadOnlyMemory<byte> Name, TranslationMemberKind Kind, ReadOnlyMemory<byte> Json);

/// <summary>In what two snapshots differ, each in a jsonb column of the result.</summary>
internal sealed record DiffCell(ReadOnlyMemory<byte> Name, int BeforeOrdinal, int AfterOrdinal, ImmutableArray<DiffMemberCell> Members) : Cell(Name);

/// <summary>A member of a difference.</summary>
internal sealed record DiffMemberCell(ReadOnlyMemory<byte> Name, DiffMemberKind Kind, ReadOnlyMemory<byte> Json);

/// <summary>Amounts of money, one for each currency, in a jsonb column of the result.</summary>
internal sealed record MoneyListCell(ReadOnlyMemory<byte> Name, int Ordinal, ImmutableArray<MoneyCell> Members) : Cell(Name);

/// <summary>A member of an amount of money.</summary>
internal sealed record MoneyCell(ReadOnlyMemory<byte> Name, MoneyMemberKind Kind);

/// <summary>The filter that selects the items of a group; the filter under which it was made is text in a column, -1 when there was none.</summary>
internal sealed record GroupFilterCell(ReadOnlyMemory<byte> Name, int OwnOrdinal, ImmutableArray<GroupConditionCell> Conditions) : Cell(Name);

/// <summary>Conditions on one element of a list, or on the item itself.</summary>
internal sealed record GroupConditionCell(ImmutableArray<string> Path, ImmutableArray<GroupTestCell> Tests);

/// <summary>That a value equals the key in a column of the result.</summary>
internal sealed record GroupTestCell(ImmutableArray<string> Path, int Ordinal, GroupTestKind Kind, ScalarFormat Format);

/// <summary>An object of columns of the same result; null when the column at <paramref name="PresenceOrdinal"/> is; -1 for always there.</summary>
internal sealed record ObjectCell(ReadOnlyMemory<byte> Name, int PresenceOrdinal, ImmutableArray<Cell> Cells) : Cell(Name);

/// <summary>The row's cursor.</summary>
internal sealed record CursorCell(ReadOnlyMemory<byte> Name) : Cell(Name);

/// <summary>A list read by another statement, found by the id at <paramref name="KeyOrdinal"/>.</summary>
internal sealed record ListCell(ReadOnlyMemory<byte> Name, int Statement, int KeyOrdinal) : Cell(Name);

/// <summary>A list whose rows are read by several statements and put in order by their positions.</summary>
internal sealed record MixedListCell(ReadOnlyMemory<byte> Name, ImmutableArray<int> Statements, int KeyOrdinal) : Cell(Name);

/// <summary>An item read by one of several statements, found by its id.</summary>
internal sealed record OneOfTypesCell(ReadOnlyMemory<byte> Name, ImmutableArray<int> Statements, int KeyOrdinal) : Cell(Name);

/// <summary>Marked texts, in a jsonb column of the result.</summary>
internal sealed record HighlightsCell(ReadOnlyMemory<byte> Name, int Ordinal, ImmutableArray<HighlightCell> Members) : Cell(Name);

/// <summary>A member of a highlight.</summary>
internal sealed record HighlightCell(ReadOnlyMemory<byte> Name, HighlightMemberKind Kind, ReadOnlyMemory<byte> Json);

/// <summary>A connection whose rows, if any are asked for, are read by another statement.</summary>
internal sealed record ConnectionCell(
    ReadOnlyMemory<byte> Name, int Statement, int KeyOrdinal, int CountOrdinal, PageShape Page, ImmutableArray<PartShape> Parts)
    : Cell(Name);

/// <summary>How a member of a connection's object is written.</summary>
/// <param name="Name">The member's name as JSON, followed by a colon.</param>
internal abstract record PartShape(ReadOnlyMemory<byte> Name);

/// <summary>The same JSON always.</summary>
internal sealed record ConstantPartShape(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Json) : PartShape(Name);

/// <summary>A list of nodes or edges: the array of that index among those that the statement writes.</summary>
internal sealed record ArrayPartShape(ReadOnlyMemory<byte> Name, int Array) : PartShape(Name);

/// <summary>An object computed over all rows, by a statement of its own.</summary>
internal sealed record AggregatePartShape(ReadOnlyMemory<byte> Name, int Statement) : PartShape(Name);

/// <summary>A list of groups, by a statement of its own.</summary>
internal sealed record GroupsPartShape(ReadOnlyMemory<byte> Name, int Statement) : PartShape(Name);

/// <summary>The count of all rows.</summary>
internal sealed record CountPartShape(ReadOnlyMemory<byte> Name) : PartShape(Name);

/// <summary>The object that says where the page stands; where an empty one ends is the cursor of the statement <paramref name="Head"/>, -1 for nowhere.</summary>
internal sealed record PageInfoPartShape(ReadOnlyMemory<byte> Name, ImmutableArray<PageInfoCell> Members, int Head = -1) : PartShape(Name);

/// <summary>A member of pageInfo.</summary>
internal sealed record PageInfoCell(ReadOnlyMemory<byte> Name, PageInfoKind Kind, ReadOnlyMemory<byte> Json);
