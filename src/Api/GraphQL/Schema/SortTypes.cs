using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The orders of object types: <c>order</c>.</summary>
internal sealed class SortTypes(TypeRegistry registry, ContentCatalog catalog)
{
    /// <summary>ASC or DESC.</summary>
    public IGraphType Direction => registry.GetOrAdd<EnumerationGraphType>("SortEnumType", "A direction of order. Nulls come last ascending, first descending.", type =>
    {
        type.Add("ASC", "ASC", "The smallest first, nulls last.");
        type.Add("DESC", "DESC", "The greatest first, nulls first.");
    });

    /// <summary>The order of a type.</summary>
    public InputObjectGraphType Of(CatalogType target) => registry.GetOrAdd<InputObjectGraphType>(
        SchemaNames.Sort(target.Name), $"A key of an order of {target.Name} items: one field in each object.", type =>
        {
            foreach (var field in target.Fields)
            {
                if (SortOf(field) is { } sort)
                {
                    type.Field(field.Name, sort, field.Description);
                }
            }
        });

    private IGraphType? SortOf(CatalogField field) => field switch
    {
        ScalarField { IsCriterion: false } => null,
        ScalarField or LocalizedField or CountField or ConditionField => Direction,
        MoneyField => Money,
        PartialDateField => PartialDate,
        ToOneField relation => Of(catalog[relation.Target]),
        _ => null,
    };

    private InputObjectGraphType Money => registry.GetOrAdd<InputObjectGraphType>(
        "MoneySortInput", "An order of amounts of money: by currency first, amounts of different currencies being no more comparable than days and metres.", type =>
        {
            type.Field("amount", Direction, "By currency, then by amount.");
            type.Field("currency", Direction, "By currency.");
        });

    private InputObjectGraphType PartialDate => registry.GetOrAdd<InputObjectGraphType>("PartialDateSortInput", "An order of partial dates.", type =>
    {
        type.Field("date", Direction, "By the first day that the date can mean.");
        type.Field("precision", Direction, "By how much of the date is known.");
    });
}
