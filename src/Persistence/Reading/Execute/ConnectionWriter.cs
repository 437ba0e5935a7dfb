using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Puts a connection's object together from rows that are written already.</summary>
internal static class ConnectionWriter
{
    /// <summary>Appends the object.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="statements">The rows of all statements.</param>
    /// <param name="parts">Its members.</param>
    /// <param name="page">How the page was cut.</param>
    /// <param name="rows">The rows; null when none were asked for.</param>
    /// <param name="key">The parent whose rows are meant.</param>
    /// <param name="count">The count of all rows, when it was asked for.</param>
    public static void Write(
        JsonBuffer output, IReadOnlyList<StatementRows> statements, ImmutableArray<PartShape> parts, PageShape page, StatementRows? rows, Guid key, long count)
    {
        var separator = (byte)'{';
        foreach (var part in parts)
        {
            output.Write(separator);
            separator = (byte)',';
            output.Write(part.Name.Span);
            switch (part)
            {
                case ConstantPartShape constant:
                    output.Write(constant.Json.Span);
                    break;
                case ArrayPartShape array:
                    rows!.WriteArray(output, key, array.Array);
                    break;
                case AggregatePartShape aggregate:
                    statements[aggregate.Statement].WriteItem(output, key);
                    break;
                case GroupsPartShape groups:
                    statements[groups.Statement].WriteArray(output, key, 0);
                    break;
                case CountPartShape:
                    output.WriteFormatted(count);
                    break;
                case PageInfoPartShape info:
                    PageInfo(output, info, page, rows!, rows!.Find(key), info.Head < 0 ? null : statements[info.Head]);
                    break;
            }
        }

        output.Write((byte)'}');
    }

    private static void PageInfo(JsonBuffer output, PageInfoPartShape info, PageShape page, StatementRows rows, RowGroup? group, StatementRows? head)
    {
        var hasExtra = group is not null && group.Count > page.Size;
        var separator = (byte)'{';
        foreach (var member in info.Members)
        {
            output.Write(separator);
            separator = (byte)',';
            output.Write(member.Name.Span);
            switch (member.Kind)
            {
                case PageInfoKind.Constant:
                    output.Write(member.Json.Span);
                    break;
                case PageInfoKind.HasNextPage:
                    output.Write(page.Backward ? Truth(page.HasBefore) : Truth(hasExtra));
                    break;
                case PageInfoKind.HasPreviousPage:
                    output.Write(page.Backward ? Truth(hasExtra) : Truth(page.HasAfter));
                    break;
                case PageInfoKind.StartCursor:
                    Cursor(output, rows, group, page, group is null ? default : rows.HasExtraFirst(group) ? group.SecondCursor : group.FirstCursor);
                    break;
                case PageInfoKind.EndCursor when head is not null && (group is null || page.Size == 0):
                    output.Write(head.Cursors.Written[head.Find(Guid.Empty)!.LastCursor]);
                    break;
                case PageInfoKind.EndCursor:
                    Cursor(output, rows, group, page, group is null ? default : group.LastCursor);
                    break;
            }
        }

        output.Write((byte)'}');
    }

    private static void Cursor(JsonBuffer output, StatementRows rows, RowGroup? group, PageShape page, Range cursor)
    {
        if (group is null || page.Size == 0)
        {
            output.Write("null"u8);
            return;
        }

        output.Write(rows.Cursors.Written[cursor]);
    }

    private static ReadOnlySpan<byte> Truth(bool value) => value ? "true"u8 : "false"u8;
}
