using System.Collections.Immutable;

namespace Expect.Persistence.Catalog;

/// <summary>Finds the keys by which items can be grouped: they follow from the fields of their type.</summary>
public static class GroupKeys
{
    private const string Source = "source";

    /// <summary>The keys of a type, single-valued ones first.</summary>
    public static ImmutableArray<GroupKey> Of(ContentCatalog catalog, CatalogType type) =>
    [
        .. type.Fields.SelectMany(field => Single(catalog, field))
            .Concat(type.Fields.OfType<ToOneField>().SelectMany(relation => Through(catalog, relation)))
            .Concat(type.Fields.SelectMany(field => Multiple(catalog, field)))
            .DistinctBy(key => key.Name),
    ];

    /// <summary>The keys of a type of which an item has one value each.</summary>
    public static IEnumerable<GroupKey> SingleOf(ContentCatalog catalog, CatalogType type) => Of(catalog, type).Where(key => key.List is null);

    private static IEnumerable<GroupKey> Single(ContentCatalog catalog, CatalogField field) => field switch
    {
        ScalarField { IsCriterion: true, Kind: ScalarKind.Date or ScalarKind.DateTime } => [new GroupKey(null, [], field, CalendarBucket.Year), new GroupKey(null, [], field, CalendarBucket.Month)],
        PartialDateField => [new GroupKey(null, [], field, CalendarBucket.Year)],
        MoneyField => [new GroupKey(null, [], field)],
        ToOneField relation when catalog[relation.Target].IsContent => [new GroupKey(null, [relation], null)],
        _ when IsValue(field) => [new GroupKey(null, [], field)],
        _ => [],
    };

    // A second step adds values and relations; a third would say little more and cost much.
    private static IEnumerable<GroupKey> Through(ContentCatalog catalog, ToOneField relation) => relation.Name == Source ? [] : catalog[relation.Target].Fields.SelectMany<CatalogField, GroupKey>(field => field switch
    {
        ToOneField { Name: not Source } second when catalog[second.Target].IsContent => [new GroupKey(null, [relation, second], null)],
        _ when IsValue(field) => [new GroupKey(null, [relation], field)],
        _ => [],
    });

    private static IEnumerable<GroupKey> Multiple(ContentCatalog catalog, CatalogField field) => field switch
    {
        ScalarListField { Kind: ScalarKind.Enum or ScalarKind.LanguageCode or ScalarKind.CurrencyCode or ScalarKind.Int } => [new GroupKey(field, [], null)],
        ToManyField { Form: ToManyForm.List } list when catalog[list.Target].IsContent => [new GroupKey(list, [], null)],
        ToManyField { Form: ToManyForm.List } list => catalog[list.Target].Fields.SelectMany<CatalogField, GroupKey>(part => part switch
        {
            ToOneField { Name: not Source } relation => [new GroupKey(list, [relation], null)],
            _ when IsValue(part) => [new GroupKey(list, [], part)],
            _ => [],
        }),
        _ => [],
    };

    private static bool IsValue(CatalogField field) => field is ConditionField
        or ScalarField { IsCriterion: true, Kind: ScalarKind.Enum or ScalarKind.Boolean or ScalarKind.LanguageCode or ScalarKind.CurrencyCode };
}
