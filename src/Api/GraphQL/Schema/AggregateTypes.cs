using System.Collections.Immutable;
using Expect.Api.GraphQL.Planning;
using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>What every connection can compute over all its items: <c>aggregate</c> and <c>groupBy</c>.</summary>
internal sealed class AggregateTypes(
    TypeRegistry registry, ScalarTypes scalars, ValueTypes values, ContentCatalog catalog, Func<CatalogType, IGraphType> typeOf, SortTypes sorts)
{
    /// <summary>How many groups there are at most in an answer when <c>first</c> is not given.</summary>
    public const int DefaultGroups = 100;

    /// <summary>How many groups can be asked for.</summary>
    public const int MaxGroups = 1_000;

    /// <summary>Adds the fields to a connection.</summary>
    public void AddFields(ObjectGraphType connection, CatalogType target)
    {
        connection.Field("aggregate", Aggregate(target).Required(), "Numbers computed over all items of the connection, not over its page.");
        connection.Field(
            "groupBy", Group(target).RequiredList(),
            "All items of the connection in groups of equal keys; items without a value form a group whose key is null. The largest group comes first when no order is given; groups that are equal in the order follow in the order of their keys."
                + " By a key that goes through a list, an item counts once in each of its groups, and in none when the list is empty: only the counts of other keys add up to the number of items.",
            TypeSyntax.Argument("by", Keys(target).RequiredList(), $"The keys: at least one, at most {GroupPlanner.MaxKeys}, through at most {GroupPlanner.MaxLists} lists."),
            new QueryArgument(scalars.Boolean)
            {
                Name = "excludeOwnFilter",
                DefaultValue = false,
                Description = "Whether the conditions that `where` puts on the keys themselves are left out, as facets need it: only those that stand directly in `where`, not in its `and`, `or` and `not`.",
            },
            TypeSyntax.Argument("first", scalars.Int, $"How many groups, at most {MaxGroups}; {DefaultGroups} when it is not given."),
            TypeSyntax.Argument("order", Sort(target).ListOfRequired(), "In what order, the most important key first."));
    }

    /// <summary>The fields of a type that numbers can be computed from.</summary>
    public static IEnumerable<CatalogField> Numbers(CatalogType type) => type.Fields.Where(field => field
        is MoneyField or CountField or ScalarField { IsCriterion: true, Kind: ScalarKind.Int or ScalarKind.Long or ScalarKind.Decimal });

    /// <summary>The fields of a type of which there is a smallest and a greatest.</summary>
    public static IEnumerable<CatalogField> Extremes(CatalogType type) => type.Fields.Where(field => field
        is MoneyField or CountField or PartialDateField
        or ScalarField { IsCriterion: true, Kind: ScalarKind.Int or ScalarKind.Long or ScalarKind.Decimal or ScalarKind.Date or ScalarKind.DateTime });

    private ObjectGraphType Aggregate(CatalogType target) => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.Aggregate(target.Name), $"Numbers computed over {target.Name} items.", type => AddFunctions(type, target));

    private ObjectGraphType Group(CatalogType target) => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.Group(target.Name), $"{target.Name} items with the same keys.", type =>
        {
            type.Field("keys", KeyValues(target).Required(), "What the items have in common. Only keys that are in `by` can be selected.");
            AddFunctions(type, target);
            type.Field("where", scalars.Json.Required(), "The filter that selects exactly these items: give it to `where` of the same connection.");
        });

    private void AddFunctions(ObjectGraphType type, CatalogType target)
    {
        type.Field("count", scalars.Int.Required(), "How many items; 0 when there is none.");
        type.Field(
            "countDistinct", scalars.Int.Required(), "How many different values of a key there are; no value counts as none.",
            TypeSyntax.Argument("of", DistinctKeys(target).Required(), "The key."));
        type.Field("min", Extreme(target).Required(), "Of each field the smallest value, null when no item has one; of money the smallest amount in each currency, by currency code.");
        type.Field("max", Extreme(target).Required(), "Of each field the greatest value, null when no item has one; of money the greatest amount in each currency, by currency code.");
        if (!Numbers(target).Any())
        {
            return;
        }

        type.Field("avg", Statistic(target).Required(), "Of each field the mean of the items that have a value, to six decimals; null when none has; of money the mean in each currency.");
        type.Field("sum", Statistic(target).Required(), "Of each field the sum over the items that have a value; null, not 0, when none has; of money the sum in each currency: currencies are never added.");
        type.Field("median", Statistic(target).Required(), "Of each field the median of the items that have a value, interpolated between the middle two, to six decimals; null when none has; of money the median in each currency.");
        type.Field(
            "percentile", Statistic(target).Required(), "Of each field the value below which a fraction of the items that have one lies, interpolated, to six decimals; null when none has; of money in each currency.",
            TypeSyntax.Argument("p", scalars.Of(ScalarKind.Decimal, null).Required(), "The fraction, from 0 to 1."));
    }

    private ObjectGraphType Extreme(CatalogType target) => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.Extreme(target.Name), $"The smallest or greatest values of {target.Name} items; null when there is none.", type =>
        {
            foreach (var field in Extremes(target))
            {
                type.Field(field.Name, Value(field, ScalarOf(field)), field.Description);
            }
        });

    private ObjectGraphType Statistic(CatalogType target) => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.Statistic(target.Name), $"A number computed from each of the values of {target.Name} items; null when there is none.", type =>
        {
            foreach (var field in Numbers(target))
            {
                type.Field(field.Name, Value(field, scalars.Of(ScalarKind.Decimal, null)), field.Description);
            }
        });

    // Amounts of different currencies are never compared or added: one result for each currency.
    private IGraphType Value(CatalogField field, IGraphType scalar) => field is MoneyField ? values.Money.RequiredList() : scalar;

    private IGraphType ScalarOf(CatalogField field) => field switch
    {
        ScalarField scalar => scalars.Of(scalar.Kind, scalar.Enum),
        PartialDateField => scalars.Of(ScalarKind.Date, null),
        _ => scalars.Int,
    };

    private EnumerationGraphType Keys(CatalogType target) => registry.GetOrAdd<EnumerationGraphType>(
        SchemaNames.GroupKey(target.Name), $"What {target.Name} items can be grouped by.", type => Add(type, GroupKeys.Of(catalog, target)));

    private EnumerationGraphType DistinctKeys(CatalogType target) => registry.GetOrAdd<EnumerationGraphType>(
        SchemaNames.DistinctKey(target.Name), $"Keys of which a {target.Name} has one value.", type => Add(type, GroupKeys.SingleOf(catalog, target)));

    private static void Add(EnumerationGraphType type, IEnumerable<GroupKey> keys)
    {
        foreach (var key in keys)
        {
            type.Add(key.Name, key.Name, key.Description);
        }
    }

    private ObjectGraphType KeyValues(CatalogType target) => registry.GetOrAdd<ObjectGraphType>(
        SchemaNames.GroupKeys(target.Name), $"The keys of a group of {target.Name} items.", type =>
        {
            foreach (var key in GroupKeys.Of(catalog, target))
            {
                type.Field(key.FieldName, ValueOf(key), key.Description);
            }
        });

    private IGraphType ValueOf(GroupKey key) => key switch
    {
        { Bucket: CalendarBucket.Year } => scalars.Int,
        { Bucket: CalendarBucket.Month } => scalars.String,
        { Value: MoneyField } => scalars.Currency,
        { Value: ConditionField } => scalars.Boolean,
        { Value: ScalarField scalar } => scalars.Of(scalar.Kind, scalar.Enum),
        { Path: [.., var relation] } => typeOf(catalog[relation.Target]),
        { List: ToManyField list } => typeOf(catalog[list.Target]),
        { List: ScalarListField list } => scalars.Of(list.Kind, list.Enum),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key without a place in the schema."),
    };

    private InputObjectGraphType Sort(CatalogType target) => registry.GetOrAdd<InputObjectGraphType>(
        SchemaNames.GroupSort(target.Name), $"A key of an order of groups of {target.Name} items: one field in each object.", type =>
        {
            type.Field("count", sorts.Direction, "By how many items a group has.");
            foreach (var key in GroupKeys.Of(catalog, target).Where(IsSortable))
            {
                type.Field(key.FieldName, sorts.Direction, $"{key.Description} It must be in `by`.");
            }
        });

    // The target of a relation has no order of its own.
    private static bool IsSortable(GroupKey key) => key.Value is not null || key.List is ScalarListField;
}
