using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>The snapshot of an item with all its lists, to be kept: without personal data.</summary>
    public static string Of(WritableType type, EntityEntry item) => Text(type.KeptFields, item);

    /// <summary>All that an item says, personal data included: to be compared, never to be kept.</summary>
    public static string Whole(WritableType type, EntityEntry item) => Text(type.Fields, item);

    /// <summary>The fields of which an item says something: those in which it differs from one that says nothing.</summary>
    public static IReadOnlyList<string> Said(WritableType type, EntityEntry item) => [.. type.Fields.Where(field => Says(field, item)).Select(field => field.Name)];

    private static bool Says(WritableField field, EntityEntry item) => field.Form == WritableForm.Reference
        ? ForeignKeys.Value(item, field.Member) is not null
        : Members.Value(item.Entity, field.Member) switch
        {
            null => false,
            ICollection items => items.Count > 0,
            _ => true,
        };

    private static string Text(ImmutableArray<WritableField> fields, EntityEntry item) => JsonText.Of((fields, item), static (json, said) => WriteObject(json, said.fields, said.item));

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
                WriteReferences(json, field.Target!, Related(item, field));
                break;
            case WritableForm.OrderedReferences:
                WriteReferences(json, field.Target!, Placed(item, field));
                break;
            case WritableForm.MixedReferences:
                WriteAll(json, Places(item, field), static (json, place) => json.WriteStringValue(
                    new GlobalId((string)place.Property("TargetType").CurrentValue!, (Guid)place.Property("TargetId").CurrentValue!).ToString()));
                break;
            case WritableForm.Parts:
                WriteParts(json, field, [.. Items<object>(item, field).Select(item.Context.Entry)]);
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

    private static IEnumerable<Guid?> Related(EntityEntry item, WritableField field) =>
        Lists.Of(item.Entity, field.Member) is { Count: > 0 } items ? items.Cast<Content>().Select(static target => (Guid?)target.Id).Order() : [];

    private static IEnumerable<EntityEntry> Places(EntityEntry item, WritableField field) =>
        Items<object>(item, field).Select(place => item.Context.Entry(place)).OrderBy(place => (int)place.Property("Position").CurrentValue!);

    private static IEnumerable<Guid?> Placed(EntityEntry item, WritableField field) => Places(item, field).Select(place => ForeignKeys.Value(place, field.PlaceMember!));

    private static void WriteReferences(Utf8JsonWriter json, string type, IEnumerable<Guid?> ids)
    {
        json.WriteStartArray();
        foreach (var id in ids)
        {
            WriteReference(json, type, id);
        }

        json.WriteEndArray();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    // By what they say: they have no order of their own, and are other rows after they were restored.
    private static void WriteParts(Utf8JsonWriter json, WritableField field, List<EntityEntry> parts)
    {
        json.WriteStartArray();
        if (parts is [var only])
        {
            WriteObject(json, field.Parts, only);
        }
        else
        {
            foreach (var part in parts.Select(part => Text(field.Parts, part)).Order(StringComparer.Ordinal))
            {
                json.WriteRawValue(part, skipInputValidation: true);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, ImmutableArray<WritableField> fields, EntityEntry item)
    {
        json.WriteStartObject();
        foreach (var field in fields)
        {
            json.WritePropertyName(field.Key);
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

        Span<byte> text = stackalloc byte[GlobalId.MaxLength];
        json.WriteStartObject();
        json.WriteString("id"u8, text[..GlobalId.Write(text, type, known)]);
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
                WriteAll(json, text.Texts, static (json, one) =>
                {
                    json.WriteStartObject();
                    json.WriteString("language"u8, one.Key.Replace('-', '_').ToUpperInvariant());
                    json.WriteString("value"u8, one.Value);
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
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case Enum name:
                json.WriteStringValue(Names.EnumValue(name.ToString()));
                break;
            case IEnumerable items:
                WriteAll(json, items.Cast<object?>(), WriteValue);
                break;
            default:
                JsonSerializer.Serialize(json, value, value.GetType());
                break;
        }
    }
}
