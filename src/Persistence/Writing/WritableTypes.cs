using System.Collections.Frozen;
using System.Collections.Immutable;
using Expect.Domain;

namespace Expect.Persistence.Writing;

/// <summary>All content types that can be written. Immutable.</summary>
public sealed class WritableTypes(ImmutableArray<WritableType> types)
{
    private readonly FrozenDictionary<Type, WritableType> _byEntity = types.ToFrozenDictionary(type => type.Entity);
    private readonly FrozenDictionary<string, WritableType> _byName = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The types by name.</summary>
    public ImmutableArray<WritableType> All => types;

    /// <summary>The type of that name.</summary>
    /// <exception cref="KeyNotFoundException">It cannot be written.</exception>
    public WritableType this[string name] => _byName[name];

    /// <summary>The type of an item.</summary>
    internal WritableType Of(Content item) => _byEntity[item.GetType()];
}
