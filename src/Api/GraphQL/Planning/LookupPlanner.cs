using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans how one item is found by a unique key: <c>by</c>.</summary>
internal sealed class LookupPlanner(PlanningContext context)
{
    /// <summary>The row of the item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="by">Exactly one of the type's unique keys.</param>
    public RowQuery Row(CatalogType type, InputValue by)
    {
        var (name, key) = ((ObjectValue)by).Fields.Single();
        var lookup = type.Lookups.First(candidate => candidate.Name == name);
        var conditions = lookup.Parts.Select(part => Equal(type, part, lookup.Parts.Length == 1 ? key : ((ObjectValue)key).Find(part.Name)!));
        var found = Filter.And([.. conditions, lookup.Where ?? Filter.Always]);
        return Row(type, lookup.Keys is { } keys ? new HasKey(keys.Table, keys.ItemColumn, Filter.And(keys.Where, found)) : found);
    }

    /// <summary>The row of the item with an id.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Where the id comes from: a uuid.</param>
    public RowQuery Row(CatalogType type, ValueSource id) =>
        Row(type, new Comparison(new ColumnExpression(new Column("id", SqlType.Uuid, false)), ComparisonOperator.Equal, context.Parameter(id, SqlType.Uuid)));

    private RowQuery Row(CatalogType type, Filter key) => new(type.Table, context.Visibility(type.Name), key, [], null);

    private Filter Equal(CatalogType type, CatalogLookupPart part, InputValue value)
    {
        var source = ((LeafValue)value).Source;
        var column = part.Field.Column;
        var owner = part.Through?.Target ?? type.Name;
        var operand = context.Parameter(part.Field.Kind == ScalarKind.Id ? source.Select(id => OperationFilterPlanner.Uuid(id, owner)) : source, column.Type);
        var equal = new Comparison(new ColumnExpression(column), ComparisonOperator.Equal, operand);
        return part.Through is { } through ? new OnTarget(context.Join(through), equal) : equal;
    }
}
