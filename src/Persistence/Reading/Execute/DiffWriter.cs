using System.Collections.Immutable;
using System.Text.Json;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;
using Expect.Persistence.Writing;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes in what two snapshots differ as a list of objects.</summary>
internal static class DiffWriter
{
    /// <summary>Appends the list; without a former snapshot, everything that the later one says.</summary>
    public static void Write(JsonBuffer buffer, ResultRow row, DiffCell cell)
    {
        using var before = JsonDocument.Parse(row.IsDBNull(cell.BeforeOrdinal) ? Snapshot.Empty : row.GetString(cell.BeforeOrdinal));
        using var after = JsonDocument.Parse(row.GetString(cell.AfterOrdinal));
        buffer.Write((byte)'[');
        var isFirst = true;
        foreach (var difference in SnapshotDifference.Between(before.RootElement, after.RootElement))
        {
            if (!isFirst)
            {
                buffer.Write((byte)',');
            }

            isFirst = false;
            Difference(buffer, cell.Members, difference);
        }

        buffer.Write((byte)']');
    }

    private static void Difference(JsonBuffer buffer, ImmutableArray<DiffMemberCell> members, SnapshotDifference difference)
    {
        var separator = (byte)'{';
        foreach (var member in members)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(member.Name.Span);
            switch (member.Kind)
            {
                case DiffMemberKind.Path:
                    Path(buffer, difference.Path);
                    break;
                case DiffMemberKind.Before:
                    buffer.WriteText(difference.Before?.GetRawText() ?? "null");
                    break;
                case DiffMemberKind.After:
                    buffer.WriteText(difference.After?.GetRawText() ?? "null");
                    break;
                default:
                    buffer.Write(member.Json.Span);
                    break;
            }
        }

        buffer.Write((byte)'}');
    }

    private static void Path(JsonBuffer buffer, ImmutableArray<string> path)
    {
        var separator = (byte)'[';
        foreach (var step in path)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.WriteString(step);
        }

        buffer.Write((byte)']');
    }
}
