using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;
using Expect.Persistence.Writing;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes the moves that an item can make as a list of objects.</summary>
internal sealed class TransitionsWriter(MoveJudge judge, JsonBuffer buffer)
{
    /// <summary>The moves of items, each as JSON of its own; null for an item that does not exist.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> WriteAll(
        MoveJudge judge, IReadOnlyList<(TransitionsCell Cell, Guid Item)> places, IReadOnlyDictionary<Guid, ImmutableArray<JudgedMove>> moves)
    {
        using var buffer = new JsonBuffer();
        var written = new List<ReadOnlyMemory<byte>>(places.Count);
        foreach (var (cell, item) in places)
        {
            buffer.Clear();
            if (moves.TryGetValue(item, out var possible))
            {
                new TransitionsWriter(judge, buffer).Write(cell, possible);
            }
            else
            {
                buffer.Write("null"u8);
            }

            written.Add(buffer.Written.ToArray());
        }

        return written;
    }

    /// <summary>Appends the list of those moves that the cell asks for.</summary>
    private void Write(TransitionsCell cell, ImmutableArray<JudgedMove> moves)
    {
        buffer.Write((byte)'[');
        var isFirst = true;
        foreach (var move in moves.Where(move => cell.Moves.Contains(move.To)))
        {
            Separate(ref isFirst);
            Move(cell, move);
        }

        buffer.Write((byte)']');
    }

    private void Move(TransitionsCell cell, JudgedMove move)
    {
        var separator = (byte)'{';
        foreach (var member in cell.Members)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(member.Name.Span);
            switch (member.Kind)
            {
                case TransitionMemberKind.To:
                    buffer.WriteString(move.To);
                    break;
                case TransitionMemberKind.BlockedBy:
                    Blockers(cell, member, move.BlockedBy);
                    break;
                default:
                    buffer.Write(member.Json.Span);
                    break;
            }
        }

        buffer.Write((byte)'}');
    }

    private void Blockers(TransitionsCell cell, TransitionMemberCell member, ImmutableArray<WriteProblem> problems)
    {
        buffer.Write((byte)'[');
        var isFirst = true;
        foreach (var problem in problems)
        {
            Separate(ref isFirst);
            Blocker(cell, member, problem);
        }

        buffer.Write((byte)']');
    }

    private void Blocker(TransitionsCell cell, TransitionMemberCell member, WriteProblem problem)
    {
        var separator = (byte)'{';
        foreach (var part in member.Blockers)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(part.Name.Span);
            switch (part.Kind)
            {
                case BlockerMemberKind.Code:
                    buffer.WriteString(((InvalidInput)problem).Code);
                    break;
                case BlockerMemberKind.Message:
                    buffer.WriteString(judge.MessageOf(problem, cell.Language));
                    break;
                case BlockerMemberKind.Path:
                    Path(problem.Path);
                    break;
                default:
                    buffer.Write(part.Json.Span);
                    break;
            }
        }

        buffer.Write((byte)'}');
    }

    private void Path(ImmutableArray<string> path)
    {
        buffer.Write((byte)'[');
        var isFirst = true;
        foreach (var step in path)
        {
            Separate(ref isFirst);
            buffer.WriteString(step);
        }

        buffer.Write((byte)']');
    }

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            buffer.Write((byte)',');
        }

        isFirst = false;
    }
}
