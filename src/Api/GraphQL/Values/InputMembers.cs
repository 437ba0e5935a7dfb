using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Values;

/// <summary>The members of an input object, found by what JSON calls them without making texts of it.</summary>
internal sealed class InputMembers
{
    private static readonly ConditionalWeakTable<IInputObjectGraphType, InputMembers> OfTypes = [];

    private readonly ImmutableArray<FieldType> _fields;

    private InputMembers(IInputObjectGraphType type)
    {
        _fields = [.. type.Fields];
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
    /// <param name="likely">Where to look first: objects that are alike have their members in one order.</param>
    public int Find(JsonProperty json, int likely)
    {
        for (var i = 0; i < Count; i++)
        {
            var place = (likely + i) % Count;
            if (json.NameEquals(_fields[place].Name))
            {
                return place;
            }
        }

        return -1;
    }
}
