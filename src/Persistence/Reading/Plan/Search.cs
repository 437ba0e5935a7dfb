using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>
/// A search: items in whose text all words occur, each in any place. When none of the targets has an item that the viewer may
/// see and that matches, words like those asked for count too.
/// </summary>
/// <param name="Targets">What can be found; at least one type.</param>
/// <param name="Terms">The words; at least one.</param>
/// <param name="Languages">BCP 47 tags of the languages whose texts are searched, each with its own stemming.</param>
public sealed record Search(ImmutableArray<SearchTarget> Targets, ImmutableArray<SearchTerm> Terms, ImmutableArray<string> Languages);

/// <summary>A word, or words that stand behind one another.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsPhrase">Whether it was quoted: it must then occur as it is.</param>
public sealed record SearchTerm(ParameterOperand Text, bool IsPhrase);

/// <summary>A type whose items can be found.</summary>
/// <param name="Type">Name of the type, as search documents have it.</param>
/// <param name="Table">Its table.</param>
/// <param name="Visibility">What the viewer may see of it.</param>
/// <param name="Names">The other items whose names it is found by.</param>
/// <param name="Prominence">An integer column by which items that match equally well are ordered, the greatest first; null when there is none.</param>
public sealed record SearchTarget(string Type, string Table, Filter Visibility, ImmutableArray<SearchedNames> Names, Column? Prominence);

/// <summary>Other items whose names and aliases an item is found by, as far as the viewer may see the way to them.</summary>
/// <param name="Type">Name of their type.</param>
/// <param name="Path">The relations from the item to them.</param>
/// <param name="Weight">How much a match counts, in tenths of a match in the item's own text.</param>
public sealed record SearchedNames(string Type, ImmutableArray<RelatedRows> Path, int Weight);

/// <summary>Holds for the rows that a search finds. Only as a part of the conjunction at the top of a condition.</summary>
/// <param name="Search">The search, whose only target is the type of the row.</param>
public sealed record SearchMatch(Search Search) : Filter;

/// <summary>How well a row matches a search, a bigint; the greatest is the best. Only where <see cref="SearchMatch"/> holds.</summary>
/// <param name="Search">The search, the same object as that of the condition.</param>
public sealed record SearchRank(Search Search) : Expression;

/// <summary>Where the words of a search stand in a found item's own text: a JSON list of field and marked text.</summary>
/// <param name="Search">The search.</param>
public sealed record SearchHighlightsExpression(Search Search) : Expression;
