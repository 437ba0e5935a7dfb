using System.Collections.Immutable;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans <c>order</c>. Every order ends with the id, so that no two rows are equal.</summary>
internal sealed class OrderPlanner(PlanningContext context)
{
    /// <summary>The order of a list: what is asked for, else the type's own, then the id.</summary>
    public ImmutableArray<OrderTerm> Plan(CatalogType type, InputValue? value)
    {
        var terms = new List<OrderTerm>();
        foreach (var item in (value as ListValue)?.Items ?? [])
        {
            Add(terms, type, item, []);
        }

        return terms.Count > 0 ? WithTiebreak(terms) : Default(type);
    }

    /// <summary>The order of a type's items when none is asked for.</summary>
    public ImmutableArray<OrderTerm> Default(CatalogType type)
    {
        var terms = new List<OrderTerm>();
        foreach (var key in type.DefaultOrder)
        {
            AddPath(terms, type, key, []);
        }

        return WithTiebreak(terms);
    }

    private static ImmutableArray<OrderTerm> WithTiebreak(List<OrderTerm> terms)
    {
        var id = new ColumnExpression(new Column("id", SqlType.Uuid, false));
        if (!terms.Any(term => term.Expression == id))
        {
            terms.Add(new OrderTerm(id, SqlType.Uuid, Nullable: false, terms.Count > 0 && terms[^1].Descending));
        }

        return [.. terms];
    }

    private void AddPath(List<OrderTerm> terms, CatalogType type, CatalogOrder key, ImmutableArray<Join> path)
    {
        var field = type.Field(key.Path[0])!;
        if (field is ToOneField toOne)
        {
            AddPath(terms, context.Catalog[toOne.Target], key with { Path = key.Path.RemoveAt(0) }, path.Add(context.Join(toOne)));
        }
        else
        {
            Add(terms, field, key.Descending, path);
        }
    }

    private void Add(List<OrderTerm> terms, CatalogType type, InputValue value, ImmutableArray<Join> path)
    {
        foreach (var (name, direction) in (value as ObjectValue)?.Fields ?? [])
        {
            switch (type.Field(name), direction)
            {
                case (_, NullValue):
                    break;
                case (ToOneField toOne, _):
                    Add(terms, context.Catalog[toOne.Target], direction, path.Add(context.Join(toOne)));
                    break;
                case (MoneyField money, ObjectValue parts):
                    AddMoney(terms, money, parts, path);
                    break;
                case (PartialDateField date, ObjectValue parts):
                    AddParts(terms, parts, path, ("date", date.Date), ("precision", date.Precision));
                    break;
                case ({ } field, LeafValue leaf):
                    Add(terms, field, IsDescending(leaf), path);
                    break;
            }
        }
    }

    private void Add(List<OrderTerm> terms, CatalogField field, bool descending, ImmutableArray<Join> path)
    {
        switch (field)
        {
            case ScalarField scalar:
                terms.Add(Term(new ColumnExpression(scalar.Column), scalar.Column.Type, scalar.Column.Nullable, descending, path));
                break;
            case LocalizedField text:
                var term = Term(new LocalizedExpression(text.Column, context.Languages), SqlType.Text, nullable: true, descending, path);
                terms.Add(term with { Collation = context.Collation });
                break;
            case CountField count:
                var rows = context.Rows(count.Target, count.Link);
                terms.Add(Term(new CountExpression(rows, Filter.Always), SqlType.BigInt, nullable: false, descending, path));
                break;
            case ConditionField condition:
                terms.Add(Term(new ConditionExpression(condition.Condition), SqlType.Boolean, nullable: false, descending, path));
                break;
            default:
                throw new InvalidOperationException($"Field {field.Name} passed validation but cannot be ordered by.");
        }
    }

    // Amounts of different currencies are not comparable: the currency comes first, whether asked for or not.
    private void AddMoney(List<OrderTerm> terms, MoneyField money, ObjectValue parts, ImmutableArray<Join> path)
    {
        foreach (var (name, direction) in parts.Fields)
        {
            if (direction is LeafValue leaf)
            {
                var descending = IsDescending(leaf);
                terms.Add(Term(new ColumnExpression(money.Currency), SqlType.Text, money.Nullable, descending, path));
                if (name == "amount")
                {
                    terms.Add(Term(new ColumnExpression(money.Amount), SqlType.Numeric, money.Nullable, descending, path));
                }
            }
        }
    }

    private void AddParts(List<OrderTerm> terms, ObjectValue parts, ImmutableArray<Join> path, params ReadOnlySpan<(string Name, Column Column)> columns)
    {
        foreach (var (name, direction) in parts.Fields)
        {
            foreach (var (part, column) in columns)
            {
                if (part == name && direction is LeafValue leaf)
                {
                    terms.Add(Term(new ColumnExpression(column), column.Type, column.Nullable, IsDescending(leaf), path));
                }
            }
        }
    }

    private static OrderTerm Term(Expression expression, SqlType type, bool nullable, bool descending, ImmutableArray<Join> path)
    {
        var isNullable = nullable || path.Any(join => !join.Required);
        for (var i = path.Length - 1; i >= 0; i--)
        {
            expression = new ThroughExpression(path[i], expression);
        }

        return new OrderTerm(expression, type, isNullable, descending);
    }

    private bool IsDescending(LeafValue direction) => context.Read(direction) is "DESC";
}
