using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Shape;

/// <summary>The moves of the item whose id is in a column of the result; null where that is. Written after all rows are read.</summary>
internal sealed record TransitionsCell(
    ReadOnlyMemory<byte> Name, int ItemOrdinal, string Type, ImmutableArray<string> Moves, string Language, ImmutableArray<TransitionMemberCell> Members) : Cell(Name);

/// <summary>A member of a move.</summary>
internal sealed record TransitionMemberCell(ReadOnlyMemory<byte> Name, TransitionMemberKind Kind, ReadOnlyMemory<byte> Json, ImmutableArray<BlockerMemberCell> Blockers);

/// <summary>A member of something that stands in the way of a move.</summary>
internal sealed record BlockerMemberCell(ReadOnlyMemory<byte> Name, BlockerMemberKind Kind, ReadOnlyMemory<byte> Json);
