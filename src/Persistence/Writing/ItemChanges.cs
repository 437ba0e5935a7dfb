namespace Expect.Persistence.Writing;

/// <summary>
/// What is to be written of an item, or of a part of one: only the fields that were given, so that null is not absent.
/// Values are those of scalars, or: a dictionary from language tag to text or null (<see cref="WritableForm.Localized"/>), the id of
/// an item (<see cref="WritableForm.Reference"/>), lists of ids, of pairs of type and id, of <see cref="ItemChanges"/>.
/// </summary>
public sealed class ItemChanges
{
    private readonly Dictionary<WritableField, object?> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether localised texts are given with all their languages, so that others go.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The id that a new part is to have, where content comes with its history; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The fields that were given.</summary>
    public IEnumerable<WritableField> Fields => _values.Keys;

    /// <summary>The value of a field that was given.</summary>
    public object? this[WritableField field]
    {
        get => _values[field];
        set => _values[field] = value;
    }

    /// <summary>The value of the field of a property; null when it was not given, or is null.</summary>
    public object? Given(string member) => Fields.FirstOrDefault(field => field.Member == member) is { } given ? this[given] : null;

    /// <summary>Whether a field was given.</summary>
    public bool Has(WritableField field) => _values.ContainsKey(field);
}
