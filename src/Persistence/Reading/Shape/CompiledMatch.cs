using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Shape;

/// <summary>A match of offers with a need: the statements that come before all others, and how matches become JSON.</summary>
/// <param name="Root">The match.</param>
/// <param name="Themes">Reads the themes; null when none is asked for.</param>
/// <param name="Country">Reads the country; null when none is asked for.</param>
/// <param name="Candidates">Reads the facts.</param>
/// <param name="Cells">The members of a match.</param>
internal sealed record CompiledMatch(
    OfferMatchesRoot Root, CompiledStatement? Themes, CompiledStatement? Country, CompiledStatement Candidates, ImmutableArray<Cell> Cells)
{
    /// <summary>Its statements, in the order of execution.</summary>
    public IEnumerable<CompiledStatement> Statements => new[] { Themes, Country, Candidates }.OfType<CompiledStatement>();
}

/// <summary>The score of a match.</summary>
internal sealed record MatchScoreCell(ReadOnlyMemory<byte> Name) : Cell(Name);

/// <summary>The offer of a match, read by a statement whose rows are found by their ids.</summary>
internal sealed record MatchOfferCell(ReadOnlyMemory<byte> Name, int Statement) : Cell(Name);

/// <summary>The reasons of a match.</summary>
internal sealed record MatchReasonsCell(ReadOnlyMemory<byte> Name, ImmutableArray<ReasonCell> Members) : Cell(Name);

/// <summary>A member of a reason.</summary>
internal sealed record ReasonCell(ReadOnlyMemory<byte> Name, ReasonMemberKind Kind, ReadOnlyMemory<byte> Json);

/// <summary>A list of matches: that of the index among the operation's.</summary>
internal sealed record OfferMatchesRootShape(ReadOnlyMemory<byte> Name, int Match) : RootShape(Name);
