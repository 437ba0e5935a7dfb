using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;

namespace Expect.Api.Import;

/// <summary>A unique key with its values: what names an item. Two are equal when they name the same one in the same way.</summary>
internal sealed class ItemKey : IEquatable<ItemKey>
{
    private const string Id = "id";

    private readonly int _hash;

    private ItemKey(CatalogType type, CatalogLookup lookup, ImmutableArray<object> values)
    {
        (Type, Lookup, Values) = (type, lookup, values);
        Text = values.Length == 1 ? TextOf(values[0]) : TextOf(values.Select(TextOf));
        _hash = HashCode.Combine(type.Name, lookup.Name, Text);
    }

    /// <summary>The type of the item.</summary>
    public CatalogType Type { get; }

    /// <summary>The key.</summary>
    public CatalogLookup Lookup { get; }

    /// <summary>Its values, in the order of its parts; a uuid for the item's id.</summary>
    public ImmutableArray<object> Values { get; }

    /// <summary>The values as one text.</summary>
    public string Text { get; }

    /// <summary>Whether many items can be found at once by their values, because these are columns of the items.</summary>
    public bool IsListed => Lookup.Keys is null || Lookup.Parts.Length == 1;

    /// <summary>Whether a former value leads to the item too.</summary>
    public bool HasFormer => Lookup.Keys is not null;

    /// <summary>The key that a reference gives. An id of another type names nothing.</summary>
    public static ItemKey Of(ReferenceRequest request)
    {
        var (name, value) = ((ObjectValue)request.By).Fields.Single();
        return name == Id
            ? Of(request.Target, GlobalId.TryParse((string)Leaf(value), out var id) && id.Type == request.Target.Name ? id.Id : Guid.Empty)
            : Of(request.Target, LookupOf(request.Target, name), value);
    }

    /// <summary>The key that an id is.</summary>
    public static ItemKey Of(CatalogType type, Guid id) => new(type, LookupOf(type, Id), [id]);

    /// <summary>Values as one text.</summary>
    public static string TextOf(IEnumerable<string> values) => string.Join('\n', values);

    /// <summary>The key as an argument <c>by</c>.</summary>
    public ObjectValue ToInput()
    {
        var values = Values.Select(value => new LeafValue(new ConstantSource(value), value));
        return new ObjectValue(
        [
            new(Lookup.Name, Lookup.Parts.Length == 1 ? values.Single() : new ObjectValue([.. Lookup.Parts.Zip(values, (part, value) => KeyValuePair.Create(part.Name, (InputValue)value))])),
        ]);
    }

    /// <inheritdoc/>
    public bool Equals(ItemKey? other) => other is not null && Type.Name == other.Type.Name && Lookup.Name == other.Lookup.Name && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ItemKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static ItemKey Of(CatalogType type, CatalogLookup lookup, InputValue value) =>
        new(type, lookup, lookup.Parts.Length == 1 ? [Leaf(value)] : [.. lookup.Parts.Select(part => Leaf(((ObjectValue)value).Find(part.Name)!))]);

    private static CatalogLookup LookupOf(CatalogType type, string name) => type.Lookups.First(lookup => lookup.Name == name);

    private static object Leaf(InputValue value) => ((LeafValue)value).Current!;

    private static string TextOf(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
