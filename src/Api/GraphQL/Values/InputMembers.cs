using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Values;

/// <summary>The members of an input object, found by what JSON calls them, as a rule without making texts of it.</summary>
internal sealed class InputMembers
{
    private static readonly ConditionalWeakTable<IInputObjectGraphType, InputMembers> OfTypes = [];

    private readonly ImmutableArray<FieldType> _fields;
    private readonly FrozenDictionary<string, int> _places;

    // Which member came after each the last time, and which one first: objects that are alike have their members in one order.
    // Requests at a time may overwrite what others noted, and then look a name up.
    private readonly int[] _following;

    private InputMembers(IInputObjectGraphType type)
    {
        _fields = [.. type.Fields];
        _places = _fields.Index().ToFrozenDictionary(field => field.Item.Name, field => field.Index, StringComparer.Ordinal);
        _following = [.. Enumerable.Range(0, Count), 0];
        Required = [.. Enumerable.Range(0, Count).Where(place => _fields[place] is { ResolvedType: NonNullGraphType, DefaultValue: null })];
    }

    /// <summary>How many there are.</summary>
    public int Count => _fields.Length;

    /// <summary>The places of those that must be given.</summary>
    public ImmutableArray<int> Required { get; }

    /// <summary>The member at a place.</summary>
    public FieldType this[int place] => _fields[place];

    /// <summary>The members of a type.</summary>
    public static InputMembers Of(IInputObjectGraphType type) => OfTypes.GetValue(type, static type => new InputMembers(type));

    /// <summary>The place of a member; -1 when the type has none of this name.</summary>
    /// <param name="json">The member.</param>
    /// <param name="before">The place of the member before it in its object; -1 when it is the first.</param>
    public int Find(JsonProperty json, int before)
    {
        if (Count > 0 && _following[before + 1] is var likely && json.NameEquals(_fields[likely].Name))
        {
            return likely;
        }

        if (!_places.TryGetValue(json.Name, out var place))
        {
            return -1;
        }

        _following[before + 1] = place;
        return place;
    }
}
