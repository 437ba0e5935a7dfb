using System.Collections.Immutable;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>Makes rows of a type from values by the names of its fields.</summary>
/// <param name="type">The type.</param>
internal sealed class RecordRows(WritableType type)
{
    private readonly Dictionary<string, WritableField> _fields = type.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
    private int _made;

    /// <summary>A row.</summary>
    /// <param name="key">The key from which its id follows.</param>
    /// <param name="status">The status in which it is; null for types without a life cycle.</param>
    /// <param name="recorded">What follows from moves, by property.</param>
    /// <param name="values">The values; null for those that it lacks.</param>
    public BulkRow Row(string key, string? status, IReadOnlyDictionary<string, object?> recorded, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var changes = new ItemChanges();
        foreach (var (field, value) in values)
        {
            if (value is not null)
            {
                changes[_fields[field]] = value;
            }
        }

        return new BulkRow(_made++, changes) { Status = status, Record = new BulkRecord(RecordKeys.IdOf(key), recorded) };
    }

    /// <summary>A part.</summary>
    /// <param name="list">The field of the parts.</param>
    /// <param name="key">The key from which its id follows.</param>
    /// <param name="values">The values; null for those that it lacks.</param>
    public ItemChanges Part(string list, string key, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var part = new ItemChanges { Id = RecordKeys.IdOf(key) };
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                part[_fields[list].Parts.First(field => field.Name == name)] = value;
            }
        }

        return part;
    }

    /// <summary>A text in French, and in English where there is one.</summary>
    public static ImmutableDictionary<string, string?> Text(string french, string? english = null)
    {
        var text = ImmutableDictionary<string, string?>.Empty.Add("fr", french);
        return english is null ? text : text.Add("en", english);
    }
}
