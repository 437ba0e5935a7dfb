using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing;

/// <summary>
/// What an item says, as JSON in the form of an input: so a former state is restored by writing it again, through all rules.
/// Texts in every language, relations as <c>{"id": …}</c>, lists in an order that does not change by itself.
/// </summary>
internal static class Snapshot
{
    /// <summary>Of an item that says nothing.</summary>
    public const string Empty = "{}";

    private const int UsualSize = 512;

    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The snapshot of an item with all its lists, to be kept: without personal data.</summary>
    public static string Of(WritableType type, EntityEntry item) => Text(type.Fields.Where(field => !field.IsPersonal), item);

    /// <summary>All that an item says, personal data included: to be compared, never to be kept.</summary>
    public static string Whole(WritableType type, EntityEntry item) => Text(type.Fields, item);

    /// <summary>The fields of which an item says something: those in which it differs from one that says nothing.</summary>
    public static IReadOnlyList<string> Said(WritableType type, EntityEntry item) => [.. type.Fields.Where(field => Says(field, item)).Select(field => field.Name)];

    private static bool Says(WritableField field, EntityEntry item) => field.Form == WritableForm.Reference
        ? ForeignKeys.Value(item, field.Member) is not null
        : Members.Value(item.Entity, field.Member) switch
        {
            null => false,
            string => true,
            IEnumerable items => items.Cast<object?>().Any(),
            _ => true,
        };

    private static string Text(IEnumerable<WritableField> fields, EntityEntry item)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            WriteObject(json, fields, item);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The fields in which two snapshots differ.</summary>
    public static IReadOnlyList<string> Difference(string before, string after)
    {
        if (before == after)
        {
            return [];
        }

        using var former = JsonDocument.Parse(before);
        using var present = JsonDocument.Parse(after);
        return [.. SnapshotDifference.Between(former.RootElement, present.RootElement).Select(difference => difference.Path[0]).Distinct()];
    }

    private static void Write(Utf8JsonWriter json, WritableField field, EntityEntry item)
    {
        switch (field.Form)
        {
            case WritableForm.Reference:
                WriteReference(json, field.Target!, ForeignKeys.Value(item, field.Member));
                break;
            case WritableForm.References:
                WriteAll(json, Items<Content>(item, field).OrderBy(target => target.Id), target => WriteReference(json, field.Target!, target.Id));
                break;
            case WritableForm.OrderedReferences:
                WriteAll(json, Places(item, field), place => WriteReference(json, field.Target!, ForeignKeys.Value(place, field.PlaceMember!)));
                break;
            case WritableForm.MixedReferences:
                WriteAll(json, Places(item, field), place => json.WriteStringValue(
                    new GlobalId((string)place.Property("TargetType").CurrentValue!, (Guid)place.Property("TargetId").CurrentValue!).ToString()));
                break;
            case WritableForm.Parts:
                // By what they say: they have no order of their own, and are other rows after they were restored.
                var parts = Items<object>(item, field).Select(part => Text(field.Parts, item.Context.Entry(part)));
                WriteAll(json, parts.Order(StringComparer.Ordinal), part => json.WriteRawValue(part, skipInputValidation: true));
                break;
            case WritableForm.Part when item.Reference(field.Member).TargetEntry is { } part:
                WriteObject(json, field.Parts, part);
                break;
            case WritableForm.Part:
                json.WriteNullValue();
                break;
            default:
                WriteValue(json, Members.Value(item.Entity, field.Member));
                break;
        }
    }

    private static IEnumerable<T> Items<T>(EntityEntry item, WritableField field) => Lists.Of(item.Entity, field.Member).Cast<T>();

    private static IEnumerable<EntityEntry> Places(EntityEntry item, WritableField field) =>
        Items<object>(item, field).Select(place => item.Context.Entry(place)).OrderBy(place => (int)place.Property("Position").CurrentValue!);

    private static void WriteAll<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<WritableField> fields, EntityEntry item)
    {
        json.WriteStartObject();
        foreach (var field in fields)
        {
            json.WritePropertyName(field.Name);
            Write(json, field, item);
        }

        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, string type, Guid? id)
    {
        if (id is not { } known)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", new GlobalId(type, known).ToString());
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case LocalizedText text:
                WriteAll(json, text.Texts, one =>
                {
                    json.WriteStartObject();
                    json.WriteString("language", one.Key.Replace('-', '_').ToUpperInvariant());
                    json.WriteString("value", one.Value);
                    json.WriteEndObject();
                });
                break;
            case Money money:
                json.WriteStartObject();
                json.WriteNumber("amount", money.Amount);
                json.WriteString("currency", money.Currency);
                json.WriteEndObject();
                break;
            case PartialDate date:
                json.WriteStartObject();
                json.WriteString("date", date.Date.ToString("O", CultureInfo.InvariantCulture));
                json.WriteString("precision", Names.EnumValue(date.Precision.ToString()));
                json.WriteEndObject();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Enum name:
                json.WriteStringValue(Names.EnumValue(name.ToString()));
                break;
            case IEnumerable items:
                WriteAll(json, items.Cast<object?>(), item => WriteValue(json, item));
                break;
            default:
                JsonSerializer.Serialize(json, value, value.GetType());
                break;
        }
    }
}
