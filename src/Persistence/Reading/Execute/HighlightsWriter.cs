using System.Collections.Immutable;
using System.Text.Json;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes marked texts as a list of objects whose HTML is safe: the text is escaped whole, and only our marks become tags.</summary>
internal static class HighlightsWriter
{
    /// <summary>What stands before a marked word; the database takes it out of contents before it marks them.</summary>
    public const char Begin = '\uE000';

    /// <summary>What stands behind a marked word.</summary>
    public const char End = '\uE001';

    /// <summary>Appends the list.</summary>
    public static void Write(JsonBuffer buffer, ResultRow row, HighlightsCell cell)
    {
        using var texts = JsonDocument.Parse(row.GetString(cell.Ordinal));
        buffer.Write((byte)'[');
        var isFirst = true;
        foreach (var text in texts.RootElement.EnumerateArray())
        {
            if (!isFirst)
            {
                buffer.Write((byte)',');
            }

            isFirst = false;
            Highlight(buffer, cell.Members, text);
        }

        buffer.Write((byte)']');
    }

    /// <summary>A marked text as HTML.</summary>
    public static string Html(string marked) => marked
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace($"{Begin}", "<mark>", StringComparison.Ordinal)
        .Replace($"{End}", "</mark>", StringComparison.Ordinal);

    private static void Highlight(JsonBuffer buffer, ImmutableArray<HighlightCell> members, JsonElement text)
    {
        var separator = (byte)'{';
        foreach (var member in members)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(member.Name.Span);
            switch (member.Kind)
            {
                case HighlightMemberKind.Constant:
                    buffer.Write(member.Json.Span);
                    break;
                case HighlightMemberKind.Field:
                    buffer.WriteString(text.GetProperty("field").GetString()!);
                    break;
                case HighlightMemberKind.Html:
                    buffer.WriteString(Html(text.GetProperty("text").GetString()!));
                    break;
            }
        }

        buffer.Write((byte)'}');
    }
}
