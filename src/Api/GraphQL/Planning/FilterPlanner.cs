using System.Collections.Immutable;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans <c>where</c>: filter inputs become conditions over the catalogue's columns and relations.</summary>
internal sealed class FilterPlanner(PlanningContext context)
{
    private readonly OperationFilterPlanner _operations = new(context);
    private int _relations;

    /// <summary>The condition that a filter on a type means; null and {} mean no restriction.</summary>
    public Filter Plan(CatalogType type, InputValue? value)
    {
        if (value is not ObjectValue filter)
        {
            return Filter.Always;
        }

        context.CountCondition();
        return Filter.And([.. filter.Fields.Select(field => Member(type, field.Key, field.Value))]);
    }

    private Filter Member(CatalogType type, string name, InputValue value)
    {
        if (value is NullValue)
        {
            return Filter.Always;
        }

        return name switch
        {
            "and" => Filter.And([.. Items(value).Select(item => Plan(type, item))]),
            "or" => new AnyOf([.. Items(value).Select(item => Plan(type, item))]),
            "not" => new Not(Plan(type, value)),
            _ when type.Field(name) is { } field => Field(type, field, value),
            _ => Shortcut(type.Shortcuts.First(shortcut => shortcut.Name == name), value),
        };
    }

    private static ImmutableArray<InputValue> Items(InputValue value) => ((ListValue)value).Items;

    private Filter Field(CatalogType type, CatalogField field, InputValue value) => field switch
    {
        ScalarField { Kind: ScalarKind.Id } id => _operations.Id((ObjectValue)value, new ColumnExpression(id.Column), type.Name),
        ItemIdField item => _operations.Id((ObjectValue)value, new ColumnExpression(item.Id), null),
        ScalarField scalar => _operations.Scalar((ObjectValue)value, context.Value(scalar), scalar.Column.Type),
        LocalizedField text => _operations.Scalar((ObjectValue)value, new LocalizedExpression(text.Column, context.Languages), SqlType.Text),
        ScalarListField list => ScalarList(list, (ObjectValue)value),
        MoneyField money => Parts((ObjectValue)value, ("amount", money.Amount), ("currency", money.Currency)),
        PartialDateField date => Parts((ObjectValue)value, ("date", date.Date), ("precision", date.Precision)),
        CountField count => _operations.Scalar(
            (ObjectValue)value, context.Count(count), SqlType.BigInt),
        ConditionField condition => _operations.Scalar((ObjectValue)value, new ConditionExpression(condition.Condition), SqlType.Boolean),
        ToOneField toOne => new OnTarget(context.Join(toOne), Related(toOne.Target, value)),
        ToManyField toMany => List(toMany.Target, context.Rows(toMany.Target, toMany.Link), (ObjectValue)value),
        _ => throw new InvalidOperationException($"Field {field.Name} passed validation but cannot be filtered."),
    };

    private Filter Parts(ObjectValue value, params ReadOnlySpan<(string Name, Column Column)> parts)
    {
        var filters = new List<Filter>();
        foreach (var (name, column) in parts)
        {
            if (value.Find(name) is ObjectValue operations)
            {
                filters.Add(_operations.Scalar(operations, new ColumnExpression(column), column.Type));
            }
        }

        return Filter.And([.. filters]);
    }

    private Filter Shortcut(FilterShortcut shortcut, InputValue value) => shortcut switch
    {
        WithinShortcut within => new ArrayContains(within.Path, context.Parameter(((LeafValue)value).Source, SqlType.Text)),
        RelatedShortcut related => new Exists(context.Rows(related.Target, related.Link), Related(related.Target, value)),
        _ => throw new InvalidOperationException($"Shortcut {shortcut.Name} passed validation but cannot be planned."),
    };

    // What is asked of the items that a relation leads to.
    private Filter Related(string target, InputValue value)
    {
        context.CheckRelations(++_relations, "where");
        var filter = Plan(context.Catalog[target], value);
        _relations--;
        return filter;
    }

    private Filter List(string target, RelatedRows rows, ObjectValue quantifiers) =>
        Quantified(quantifiers, element => new Exists(rows, element), value => Related(target, value));

    private Filter ScalarList(ScalarListField list, ObjectValue quantifiers) => Quantified(
        quantifiers,
        element => new AnyElement(list.Column, element),
        value => _operations.Scalar((ObjectValue)value, new ElementExpression(), list.Column.Type));

    private Filter Quantified(ObjectValue quantifiers, Func<Filter, Filter> any, Func<InputValue, Filter> element)
    {
        var filters = new List<Filter>();
        foreach (var (quantifier, value) in quantifiers.Fields)
        {
            filters.Add((quantifier, value) switch
            {
                (_, NullValue) => Filter.Always,
                ("some", _) => any(element(value)),
                ("none", _) => new Not(any(element(value))),
                ("all", _) => new Not(any(new Not(element(value)))),
                ("any", LeafValue wanted) => (bool)context.Read(wanted)! ? any(Filter.Always) : new Not(any(Filter.Always)),
                _ => throw new InvalidOperationException($"Quantifier {quantifier} passed validation but cannot be planned."),
            });
        }

        return Filter.And([.. filters]);
    }
}
