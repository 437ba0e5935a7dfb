using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes the rows of a statement as JSON into its buffers, with the lists that earlier statements have written.</summary>
/// <param name="row">The row to write, wherever the reader stands.</param>
/// <param name="buffers">The rows of all statements, and the places in them that are filled later.</param>
/// <param name="rows">The rows of this one.</param>
/// <param name="values">The values of the request.</param>
internal sealed class RowWriter(ResultRow row, ReadBuffers buffers, StatementRows rows, IReadOnlyList<object?> values)
{
    private readonly IReadOnlyList<StatementRows> _statements = buffers.Statements;
    private Range _cursor;

    /// <summary>Writes the row that the reader stands on.</summary>
    public void Write(RowShape shape)
    {
        var group = rows.GetOrAdd(shape.KeyOrdinal < 0 ? Guid.Empty : row.GetGuid(shape.KeyOrdinal));
        if (shape.Page is { Backward: false } page && group.Count >= page.Size)
        {
            group.Skip();
            return;
        }

        _cursor = shape.Cursor is null ? default : Cursor(shape.Cursor);
        group.Begin(_cursor);
        var start = 0;
        for (var i = 0; i < shape.Arrays.Length; i++)
        {
            var buffer = rows.Array(i);
            if (group.Count > 1)
            {
                buffer.Write((byte)',');
            }

            start = buffer.Length;
            group.Start(i, start);
            Object(buffer, shape.Arrays[i]);
            group.End(i, buffer.Length);
        }

        if (shape.PositionOrdinal >= 0)
        {
            group.Place(row.GetInt32(shape.PositionOrdinal), start..rows.Array(0).Length);
        }
    }

    private void Object(JsonBuffer buffer, ImmutableArray<Cell> cells)
    {
        if (cells.IsEmpty)
        {
            // Of an item of several possible types, nothing may be selected for this one.
            buffer.Write("{}"u8);
            return;
        }

        var separator = (byte)'{';
        foreach (var cell in cells)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(cell.Name.Span);
            Value(buffer, cell);
        }

        buffer.Write((byte)'}');
    }

    private void Value(JsonBuffer buffer, Cell cell)
    {
        switch (cell)
        {
            case ScalarCell scalar:
                ScalarWriter.Write(buffer, row, scalar.Ordinal, scalar.Format);
                break;
            case FileAddressCell file:
                buffer.WriteString($"{file.Prefix}{new GlobalId(file.IdType, row.GetGuid(file.IdOrdinal))}/{Uri.EscapeDataString(row.GetString(file.FileNameOrdinal))}{file.Query}");
                break;
            case ItemIdCell item:
                ItemId(buffer, row.GetString(item.TypeOrdinal), row.GetGuid(item.IdOrdinal));
                break;
            case ObjectCell part when part.PresenceOrdinal >= 0 && row.IsDBNull(part.PresenceOrdinal):
                buffer.Write("null"u8);
                break;
            case ObjectCell part:
                Object(buffer, part.Cells);
                break;
            case GivenCell given:
                buffer.WriteText((string)values[given.Slot]!);
                break;
            case ConstantCell constant:
                buffer.Write(constant.Json.Span);
                break;
            case ListCell list:
                _statements[list.Statement].WriteArray(buffer, row.GetGuid(list.KeyOrdinal), 0);
                break;
            case MixedListCell list:
                MixedList(buffer, list, row.GetGuid(list.KeyOrdinal));
                break;
            case OneOfTypesCell item:
                OneOfTypes(buffer, item.Statements, row.GetGuid(item.KeyOrdinal));
                break;
            case HighlightsCell texts:
                HighlightsWriter.Write(buffer, row, texts);
                break;
            case ConnectionCell connection:
                var rowsOf = connection.Statement < 0 ? null : _statements[connection.Statement];
                var count = connection.CountOrdinal < 0 ? 0 : row.GetInt64(connection.CountOrdinal);
                ConnectionWriter.Write(buffer, _statements, connection.Parts, connection.Page, rowsOf, row.GetGuid(connection.KeyOrdinal), count);
                break;
            case TransitionsCell moves when row.IsDBNull(moves.ItemOrdinal):
                buffer.Write("null"u8);
                break;
            case TransitionsCell moves:
                buffers.Holes.Write(buffer, moves, row.GetGuid(moves.ItemOrdinal));
                break;
            case DiffCell diff:
                DiffWriter.Write(buffer, row, diff);
                break;
            case MoneyListCell money:
                MoneyListWriter.Write(buffer, row, money);
                break;
            case GroupFilterCell filter:
                GroupFilterWriter.Write(buffer, row, filter);
                break;
            case CursorCell:
                buffer.Write(rows.Cursors.Written[_cursor]);
                break;
            case TranslationsCell translations:
                TranslationsWriter.Write(buffer, row, translations);
                break;
            default:
                throw new InvalidOperationException($"A cell of kind {cell.GetType().Name} cannot be written.");
        }
    }

    private static void ItemId(JsonBuffer buffer, string type, Guid id)
    {
        buffer.Write((byte)'"');
        buffer.Advance(GlobalId.Write(buffer.Reserve(GlobalId.MaxLength), type, id));
        buffer.Write((byte)'"');
    }

    // Null when no type has it: a change can be of an item that is gone.
    private void OneOfTypes(JsonBuffer buffer, ImmutableArray<int> candidates, Guid id)
    {
        foreach (var statement in candidates)
        {
            if (_statements[statement].Find(id) is not null)
            {
                _statements[statement].WriteItem(buffer, id);
                return;
            }
        }

        buffer.Write("null"u8);
    }

    private void MixedList(JsonBuffer buffer, MixedListCell list, Guid key)
    {
        var items = list.Statements
            .SelectMany(statement => _statements[statement].Find(key)?.Placed.Select(item => (item.Position, Statement: statement, item.Written)) ?? [])
            .OrderBy(item => item.Position);
        buffer.Write((byte)'[');
        var isFirst = true;
        foreach (var (_, statement, written) in items)
        {
            if (!isFirst)
            {
                buffer.Write((byte)',');
            }

            isFirst = false;
            buffer.Write(_statements[statement].Array(0).Written[written]);
        }

        buffer.Write((byte)']');
    }

    private Range Cursor(CursorShape shape)
    {
        var cursor = new CursorWriter(stackalloc byte[256], shape.Binding.Of(values));
        foreach (var column in shape.Columns)
        {
            CursorValue(ref cursor, column);
        }

        var buffer = rows.Cursors;
        var start = buffer.Length;
        buffer.Write((byte)'"');
        buffer.Advance(cursor.CopyTo(buffer.Reserve(cursor.MaxTextLength)));
        buffer.Write((byte)'"');
        return start..buffer.Length;
    }

    private void CursorValue(ref CursorWriter cursor, CursorColumn column)
    {
        if (row.IsDBNull(column.Ordinal))
        {
            cursor.WriteNull();
            return;
        }

        switch (column.Type)
        {
            case SqlType.Text: cursor.WriteText(row.GetString(column.Ordinal)); break;
            case SqlType.Integer: cursor.WriteInteger(row.GetInt32(column.Ordinal)); break;
            case SqlType.BigInt: cursor.WriteInteger(row.GetInt64(column.Ordinal)); break;
            case SqlType.Numeric: cursor.WriteDecimal(row.GetDecimal(column.Ordinal)); break;
            case SqlType.Boolean: cursor.WriteBoolean(row.GetBoolean(column.Ordinal)); break;
            case SqlType.Date: cursor.WriteDate(row.GetFieldValue<DateOnly>(column.Ordinal)); break;
            case SqlType.Timestamp: cursor.WriteTimestamp(row.GetDateTime(column.Ordinal)); break;
            case SqlType.Uuid: cursor.WriteUuid(row.GetGuid(column.Ordinal)); break;
            default: throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown type.");
        }
    }
}
