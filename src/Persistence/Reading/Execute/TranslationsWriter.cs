using System.Collections.Immutable;
using System.Text.Json;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes the translations of a text as a list of objects.</summary>
internal static class TranslationsWriter
{
    /// <summary>Appends the list; empty when there is no text.</summary>
    public static void Write(JsonBuffer buffer, ResultRow row, TranslationsCell cell)
    {
        if (row.IsDBNull(cell.Ordinal))
        {
            buffer.Write("[]"u8);
            return;
        }

        using var texts = JsonDocument.Parse(row.GetString(cell.Ordinal));
        var outdated = Outdated(row, cell.OutdatedOrdinal);
        var separator = (byte)'[';
        foreach (var text in texts.RootElement.EnumerateObject())
        {
            buffer.Write(separator);
            separator = (byte)',';
            Translation(buffer, cell.Members, text, outdated);
        }

        if (separator == (byte)'[')
        {
            buffer.Write(separator);
        }

        buffer.Write((byte)']');
    }

    private static string[] Outdated(ResultRow row, int ordinal) =>
        ordinal < 0 || row.IsDBNull(ordinal) ? [] : JsonSerializer.Deserialize<string[]>(row.GetString(ordinal))!;

    private static void Translation(JsonBuffer buffer, ImmutableArray<TranslationCell> members, JsonProperty text, string[] outdated)
    {
        var separator = (byte)'{';
        foreach (var member in members)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(member.Name.Span);
            switch (member.Kind)
            {
                case TranslationMemberKind.Constant:
                    buffer.Write(member.Json.Span);
                    break;
                case TranslationMemberKind.Language:
                    buffer.WriteString(LanguageTag.ToCode(text.Name));
                    break;
                case TranslationMemberKind.Value:
                    buffer.WriteString(text.Value.GetString()!);
                    break;
                case TranslationMemberKind.Outdated:
                    buffer.Write(outdated.Contains(text.Name) ? "true"u8 : "false"u8);
                    break;
            }
        }

        buffer.Write((byte)'}');
    }
}
