namespace Expect.Persistence.Writing;

/// <summary>
/// What is to be written of an item, or of a part of one: only the fields that were given, so that null is not absent.
/// Values are those of scalars, or: a dictionary from language tag to text or null (<see cref="WritableForm.Localized"/>), the id of
/// an item (<see cref="WritableForm.Reference"/>), lists of ids, of pairs of type and id, of <see cref="ItemChanges"/>.
/// </summary>
public sealed class ItemChanges
{
    // Few fields are given, and imports hold thousands of items: a list is smaller than a dictionary, and no slower.
    private readonly List<(WritableField Field, object? Value)> _values = new(8);

    /// <summary>Whether localised texts are given with all their languages, so that others go.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The id that a new part is to have, where content comes with its history; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The fields that were given, with their values.</summary>
    public IReadOnlyList<(WritableField Field, object? Value)> All => _values;

    /// <summary>The value of a field that was given.</summary>
    public object? this[WritableField field]
    {
        get => PlaceOf(field) is >= 0 and var place ? _values[place].Value : throw new KeyNotFoundException($"The field {field.Name} was not given.");
        set
        {
            if (PlaceOf(field) is >= 0 and var place)
            {
                _values[place] = (field, value);
            }
            else
            {
                _values.Add((field, value));
            }
        }
    }

    /// <summary>The value of the field of a property; null when it was not given, or is null.</summary>
    public object? Given(string member) => _values.FirstOrDefault(given => given.Field.Member == member).Value;

    /// <summary>Whether a field was given.</summary>
    public bool Has(WritableField field) => PlaceOf(field) >= 0;

    private int PlaceOf(WritableField field)
    {
        for (var i = 0; i < _values.Count; i++)
        {
            if (ReferenceEquals(_values[i].Field, field))
            {
                return i;
            }
        }

        return -1;
    }
}
