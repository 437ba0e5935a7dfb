using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>A page of found items of several types. Its rows have the columns below instead of those of a table.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Search">What is searched, and in which types; null when nothing can be found.</param>
/// <param name="Connection">Which page, and what is written of each hit.</param>
public sealed record SearchRoot(string Key, Search? Search, Connection Connection) : RootField(Key)
{
    /// <summary>The found item's id.</summary>
    public static readonly Column Id = new("id", SqlType.Uuid, false);

    /// <summary>How well it matches.</summary>
    public static readonly Column Rank = new("rank", SqlType.BigInt, false);

    /// <summary>What decides between items that match equally well, the greatest first.</summary>
    public static readonly Column Prominence = new("prominence", SqlType.Integer, false);

    /// <summary>Its type.</summary>
    public static readonly Column Type = new("content_type", SqlType.Text, false);
}

/// <summary>The found item, of one type among several.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Parts">What is written of each type.</param>
public sealed record OneOfTypesOutput(string Key, ImmutableArray<MixedListPart> Parts) : Output(Key);

/// <summary>The marked texts of a hit as a list of objects.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Value">The marked texts.</param>
/// <param name="Members">Response key and kind of each member.</param>
public sealed record HighlightsOutput(string Key, SearchHighlightsExpression Value, ImmutableArray<HighlightMember> Members) : Output(Key);

/// <summary>A member of a highlight.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record HighlightMember(string Key, HighlightMemberKind Kind, string? Json = null);

/// <summary>What a member of a highlight holds.</summary>
public enum HighlightMemberKind
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>The field's name.</summary>
    Field,

    /// <summary>The text as HTML.</summary>
    Html,
}

/// <summary>The related row is the row at hand under its own table.</summary>
public sealed record SameItemLink : Link;
