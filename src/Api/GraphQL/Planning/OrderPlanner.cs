using System.Collections.Immutable;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans <c>order</c>. Every order ends with the id, so that no two rows are equal.</summary>
internal sealed class OrderPlanner(PlanningContext context)
{
    /// <summary>The order of a list: what is asked for, else by how well an item matches the search, else the type's own, then the id.</summary>
    public PlannedOrder Plan(CatalogType type, InputValue? value, Search? search = null)
    {
        var terms = new OrderTerms(context);
        foreach (var item in (value as ListValue)?.Items ?? [])
        {
            Add(terms, type, item, OrderPath.Start);
        }

        if (terms.IsEmpty && search is not null)
        {
            terms.Add(OrderPath.Start, "rank", new OrderTerm(new SearchRank(search), SqlType.BigInt, Nullable: false, Descending: true));
            if (SearchPlanner.ProminenceOf(type) is { } prominence)
            {
                terms.Add(OrderPath.Start, "prominence", new OrderTerm(new OrZeroExpression(prominence), prominence.Type, Nullable: false, Descending: true));
            }
        }

        return terms.IsEmpty ? Default(type) : terms.Complete();
    }

    /// <summary>The order of items when none is asked for.</summary>
    /// <param name="type">Their type.</param>
    public PlannedOrder Default(CatalogType type)
    {
        var terms = new OrderTerms(context);
        foreach (var key in type.DefaultOrder)
        {
            AddPath(terms, type, key, OrderPath.Start);
        }

        return terms.Complete();
    }

    private void AddPath(OrderTerms terms, CatalogType type, CatalogOrder key, OrderPath path)
    {
        var field = type.Field(key.Path[0])!;
        switch (field)
        {
            case ToOneField toOne:
                AddPath(terms, context.Catalog[toOne.Target], key with { Path = key.Path.RemoveAt(0) }, path.Through(toOne.Name, context.Join(toOne)));
                break;
            case PartialDateField date:
                terms.Add(path, $"{date.Name}.date", Column(date.Date, key.Descending));
                break;
            default:
                Add(terms, field, key.Descending, path);
                break;
        }
    }

    private void Add(OrderTerms terms, CatalogType type, InputValue value, OrderPath path)
    {
        foreach (var (name, direction) in (value as ObjectValue)?.Fields ?? [])
        {
            switch (type.Field(name), direction)
            {
                case (_, NullValue):
                    break;
                case (ToOneField toOne, _):
                    context.CheckRelations(path.Joins.Length + 1, "order");
                    Add(terms, context.Catalog[toOne.Target], direction, path.Through(name, context.Join(toOne)));
                    break;
                case (MoneyField money, ObjectValue parts):
                    AddMoney(terms, money, parts, path);
                    break;
                case (PartialDateField date, ObjectValue parts):
                    AddPartialDate(terms, date, parts, path);
                    break;
                case ({ } field, LeafValue leaf):
                    Add(terms, field, IsDescending(leaf), path);
                    break;
            }
        }
    }

    private void Add(OrderTerms terms, CatalogField field, bool descending, OrderPath path) => terms.Add(path, field.Name, field switch
    {
        ScalarField scalar => new OrderTerm(context.Value(scalar), scalar.Column.Type, scalar.Column.Nullable, descending),
        LocalizedField text => new OrderTerm(
            new LocalizedExpression(text.Column, context.Languages), SqlType.Text, Nullable: true, descending, context.Collation),
        CountField count => new OrderTerm(
            context.Count(count), SqlType.BigInt, Nullable: false, descending),
        ConditionField condition => new OrderTerm(new ConditionExpression(condition.Condition), SqlType.Boolean, Nullable: false, descending),
        _ => throw new InvalidOperationException($"Field {field.Name} passed validation but cannot be ordered by."),
    });

    // Amounts of different currencies are not comparable: the currency comes first, whether asked for or not.
    private void AddMoney(OrderTerms terms, MoneyField money, ObjectValue parts, OrderPath path)
    {
        foreach (var (name, direction) in parts.Fields)
        {
            if (direction is not LeafValue leaf)
            {
                continue;
            }

            var descending = IsDescending(leaf);
            terms.Add(path, $"{money.Name}.currency", new OrderTerm(new ColumnExpression(money.Currency), SqlType.Text, money.Nullable, descending));
            if (name == "amount")
            {
                terms.Add(path, $"{money.Name}.amount", new OrderTerm(new ColumnExpression(money.Amount), SqlType.Numeric, money.Nullable, descending));
            }
        }
    }

    private void AddPartialDate(OrderTerms terms, PartialDateField date, ObjectValue parts, OrderPath path)
    {
        foreach (var (name, direction) in parts.Fields)
        {
            if (direction is LeafValue leaf)
            {
                terms.Add(path, $"{date.Name}.{name}", Column(name == "date" ? date.Date : date.Precision, IsDescending(leaf)));
            }
        }
    }

    private static OrderTerm Column(Column column, bool descending) => new(new ColumnExpression(column), column.Type, column.Nullable, descending);

    private bool IsDescending(LeafValue direction) => context.Read(direction) is "DESC";
}
