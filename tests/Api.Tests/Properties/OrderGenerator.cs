using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>Makes random orders of any type of the catalogue, through to-one relations, in the form that variables have them.</summary>
internal sealed class OrderGenerator(ContentCatalog catalog, Random random)
{
    /// <summary>An order.</summary>
    public List<object> Order(CatalogType type) => [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Key(type, 2))];

    private Dictionary<string, object?> Key(CatalogType type, int depth)
    {
        var fields = type.Fields.Where(field => IsSortable(field, depth)).ToList();
        var field = fields[random.Next(fields.Count)];
        return new() { [field.Name] = Direction(field, depth) };
    }

    private object Direction(CatalogField field, int depth)
    {
        var direction = random.Next(2) == 0 ? "ASC" : "DESC";
        return field switch
        {
            MoneyField => new Dictionary<string, object?> { [random.Next(2) == 0 ? "amount" : "currency"] = direction },
            PartialDateField => new Dictionary<string, object?> { [random.Next(2) == 0 ? "date" : "precision"] = direction },
            ToOneField toOne => Key(catalog[toOne.Target], depth - 1),
            _ => direction,
        };
    }

    private static bool IsSortable(CatalogField field, int depth) => field switch
    {
        ScalarField scalar => scalar.IsCriterion,
        LocalizedField or CountField or ConditionField or MoneyField or PartialDateField => true,
        ToOneField => depth > 0,
        _ => false,
    };
}
