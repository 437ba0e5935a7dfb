using Expect.Persistence.Catalog;

namespace Expect.Api.Import.Formats;

/// <summary>By which key a cell names an item when its column does not say: the readable one.</summary>
/// <param name="catalog">The types.</param>
internal sealed class CsvTargets(ContentCatalog catalog)
{
    private const string Id = "id";

    /// <summary>The key's name.</summary>
    /// <param name="type">Name of the item's type.</param>
    public string KeyOf(string type) => catalog[type].Lookups.FirstOrDefault(lookup => lookup.Name != Id && lookup.Parts.Length == 1)?.Name ?? Id;

    /// <summary>Whether items of a type can be named by a key.</summary>
    public bool HasKey(string type, string key) => catalog[type].Lookups.Any(lookup => lookup.Name == key);
}
