using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes values of the database in the one text form that each scalar has.</summary>
internal static class ScalarWriter
{
    /// <summary>Appends the value of a column; null when it is null.</summary>
    public static void Write(JsonBuffer output, ResultRow row, int ordinal, ScalarFormat format)
    {
        if (row.IsDBNull(ordinal))
        {
            output.Write("null"u8);
            return;
        }

        if (format.IsList)
        {
            if (format.Type == SqlType.Integer)
            {
                List(output, row.GetFieldValue<int[]>(ordinal), static (buffer, value) => buffer.WriteFormatted(value));
            }
            else
            {
                List(output, row.GetFieldValue<string[]>(ordinal), static (buffer, value) => buffer.WriteString(value));
            }

            return;
        }

        switch (format.Type)
        {
            case SqlType.Text when format.IsMarkdown:
                output.WriteString(MarkdownHtml.Of(row.GetString(ordinal)));
                break;
            case SqlType.Text:
                output.WriteString(row.GetString(ordinal));
                break;
            case SqlType.Json:
                output.WriteText(row.GetString(ordinal));
                break;
            case SqlType.Integer:
                output.WriteFormatted(row.GetInt32(ordinal));
                break;
            case SqlType.BigInt:
                output.WriteFormatted(row.GetInt64(ordinal));
                break;
            case SqlType.Numeric:
                Decimal(output, row.GetDecimal(ordinal));
                break;
            case SqlType.Boolean:
                output.Write(row.GetBoolean(ordinal) ? "true"u8 : "false"u8);
                break;
            case SqlType.Date:
                Quoted(output, row.GetFieldValue<DateOnly>(ordinal), "yyyy-MM-dd");
                break;
            case SqlType.Timestamp:
                Quoted(output, row.GetDateTime(ordinal), "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'");
                break;
            case SqlType.Uuid:
                Id(output, row.GetGuid(ordinal), format);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown type.");
        }
    }

    /// <summary>Appends a decimal number in the one form that it has.</summary>
    public static void Decimal(JsonBuffer output, decimal value) => output.WriteFormatted(value, "0.###############");

    private static void List<T>(JsonBuffer output, T[] values, Action<JsonBuffer, T> write)
    {
        output.Write((byte)'[');
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            write(output, values[i]);
        }

        output.Write((byte)']');
    }

    private static void Id(JsonBuffer output, Guid id, ScalarFormat format)
    {
        output.Write((byte)'"');
        if (format.Prefix is { } prefix)
        {
            output.Write(System.Text.Encoding.UTF8.GetBytes(prefix));
        }

        output.Advance(GlobalId.Write(output.Reserve(GlobalId.MaxLength), format.IdType!, id));
        output.Write((byte)'"');
    }

    private static void Quoted<T>(JsonBuffer output, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        output.Write((byte)'"');
        output.WriteFormatted(value, format);
        output.Write((byte)'"');
    }
}
