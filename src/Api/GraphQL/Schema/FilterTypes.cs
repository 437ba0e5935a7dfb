using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The filters of object types: <c>where</c>.</summary>
internal sealed class FilterTypes(TypeRegistry registry, ScalarTypes scalars, ContentCatalog catalog)
{
    private readonly OperationFilterTypes _operations = new(registry, scalars);

    /// <summary>The filter of a type.</summary>
    public InputObjectGraphType Of(CatalogType target) => registry.GetOrAdd<InputObjectGraphType>(
        SchemaNames.Filter(target.Name),
        $"Conditions on a {target.Name}; all that are given must hold, and a null in place of one means no restriction. A missing or hidden relation is one whose fields are all null.",
        type =>
        {
            type.Field("and", type.ListOfRequired(), "All of these hold; an empty list always does.");
            type.Field("or", type.ListOfRequired(), "One of these holds; an empty list matches nothing.");
            type.Field("not", type, "This does not hold: exactly the items that the condition leaves out.");
            foreach (var field in target.Fields)
            {
                if (FilterOf(field) is { } filter)
                {
                    type.Field(field.Name, filter, field.Description);
                }
            }

            foreach (var shortcut in target.Shortcuts)
            {
                type.Field(shortcut.Name, ShortcutOf(shortcut), shortcut.Description);
            }
        });

    private IGraphType? FilterOf(CatalogField field) => field switch
    {
        ScalarField { IsCriterion: false } => null,
        ScalarField scalar => _operations.Of(scalar.Kind, scalar.Enum),
        ScalarListField list => _operations.OfList(list.Kind, list.Enum),
        LocalizedField => _operations.String,
        MoneyField => Money,
        PartialDateField date => PartialDate(date.PrecisionEnum),
        CountField => _operations.Of(ScalarKind.Int, null),
        ConditionField => _operations.Of(ScalarKind.Boolean, null),
        ItemIdField => _operations.Of(ScalarKind.Id, null),
        ToOneField relation => Of(catalog[relation.Target]),
        ToManyField relation => ListOf(catalog[relation.Target]),
        _ => null,
    };

    private IGraphType ShortcutOf(FilterShortcut shortcut) => shortcut switch
    {
        WithinShortcut => scalars.String,
        RelatedShortcut related => Of(catalog[related.Target]),
        _ => throw new ArgumentOutOfRangeException(nameof(shortcut), shortcut, "A shortcut without a place in the schema."),
    };

    private InputObjectGraphType ListOf(CatalogType target)
    {
        var element = Of(target);
        return registry.GetOrAdd<InputObjectGraphType>(
            SchemaNames.ListFilter(target.Name), $"Conditions on a list of {target.Name} items; all that are given must hold. Hidden items are no elements.",
            type => OperationFilterTypes.AddQuantifiers(type, element, scalars.Boolean));
    }

    private IGraphType Money => registry.GetOrAdd<InputObjectGraphType>("MoneyFilterInput", "Conditions on an amount of money; all that are given must hold.", type =>
    {
        type.Field("amount", _operations.Of(ScalarKind.Decimal, null), "The amount, in units of its currency.");
        type.Field("currency", _operations.Of(ScalarKind.CurrencyCode, null), "The currency.");
    });

    private InputObjectGraphType PartialDate(CatalogEnum precision) => registry.GetOrAdd<InputObjectGraphType>(
        "PartialDateFilterInput", "Conditions on a partial date; all that are given must hold.", type =>
        {
            type.Field("date", _operations.Of(ScalarKind.Date, null), "The first day that the date can mean.");
            type.Field("precision", _operations.Of(ScalarKind.Enum, precision), "How much of the date is known.");
        });
}
