using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The named types of a schema under construction. A type is known by name before it is filled, so that types can refer to each other.</summary>
internal sealed class TypeRegistry
{
    private readonly Dictionary<string, IGraphType> _types = new(StringComparer.Ordinal);

    /// <summary>All types so far.</summary>
    public IReadOnlyCollection<IGraphType> Types => _types.Values;

    /// <summary>The type of that name, made and filled when it is asked for first.</summary>
    public T GetOrAdd<T>(string name, string description, Action<T> fill)
        where T : GraphType, new()
    {
        if (_types.TryGetValue(name, out var known))
        {
            return (T)known;
        }

        var type = new T { Name = name, Description = description };
        _types.Add(name, type);
        fill(type);
        return type;
    }

    /// <summary>Adds a type that is complete.</summary>
    public T Add<T>(T type)
        where T : GraphType
    {
        _types.Add(type.Name, type);
        return type;
    }
}
