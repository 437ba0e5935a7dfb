using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Expect.Persistence.Catalog;

/// <summary>The content model as the API shows it: types, fields and relations over tables and columns. Immutable.</summary>
public sealed class ContentCatalog
{
    private readonly FrozenDictionary<string, CatalogType> _byName;

    internal ContentCatalog(IEnumerable<CatalogType> types)
    {
        Types = [.. types.OrderBy(type => type.Name, StringComparer.Ordinal)];
        _byName = Types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>All types, by name.</summary>
    public ImmutableArray<CatalogType> Types { get; }

    /// <summary>What counts when offers are matched with a need; null in a content model without offers.</summary>
    public CatalogEnum? MatchCriterion { get; internal init; }

    /// <summary>What the domain says of itself; null in a content model that is made by hand.</summary>
    internal DomainDocumentation? Documentation { get; init; }

    /// <summary>What somebody can be allowed; null in a content model without accounts.</summary>
    public CatalogEnum? Role => (Find("ApiToken")?.Field("roles") as ScalarListField)?.Enum;

    /// <summary>What a token can be used for; null in a content model without accounts.</summary>
    public CatalogEnum? Scope => (Find("ApiToken")?.Field("scopes") as ScalarListField)?.Enum;

    /// <summary>The type of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CatalogType this[string name] => _byName[name];

    /// <summary>The type of that name, or null.</summary>
    public CatalogType? Find(string name) => _byName.GetValueOrDefault(name);
}
