using System.Globalization;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans conditions on single values. Logic is two-valued: every "not" operator is the exact complement of its twin.</summary>
internal sealed class OperationFilterPlanner(PlanningContext context)
{
    private static readonly Filter Never = new AnyOf([]);

    /// <summary>Conditions on a value.</summary>
    public Filter Scalar(ObjectValue operations, Expression expression, SqlType type) =>
        Filter.And([.. operations.Fields.Select(field => Operation(field.Key, field.Value, expression, type))]);

    /// <summary>Conditions on an id of a type, or of any when it is null. An id of another type, or a text that is no id, is the id of no item.</summary>
    public Filter Id(ObjectValue operations, Expression expression, string? type)
    {
        var filters = operations.Fields.Select(field => field.Value switch
        {
            LeafValue leaf => Operation(field.Key, leaf with { Source = leaf.Source.Select(id => Uuid(id, type)) }, expression, SqlType.Uuid),
            LeafListValue list => Operation(field.Key, list with { Source = list.Source.Select(ids => Uuids(ids, type)) }, expression, SqlType.Uuid),
            _ => Operation(field.Key, field.Value, expression, SqlType.Uuid),
        });
        return Filter.And([.. filters]);
    }

    /// <summary>The uuid in a global id of a type, or of any when it is null; the nil uuid, which no item has, when it is none.</summary>
    public static object Uuid(object? id, string? type) =>
        id is string text && GlobalId.TryParse(text, out var parsed) && (type is null || parsed.Type == type) ? parsed.Id : Guid.Empty;

    private static object Uuids(object? ids, string? type) => ((object?[])ids!).Select(id => id is null ? null : Uuid(id, type)).ToArray();

    private Filter Operation(string name, InputValue value, Expression expression, SqlType type)
    {
        context.CountCondition();
        switch (name)
        {
            case "and":
                return value is ListValue all ? Filter.And([.. all.Items.Select(item => Nested(item, expression, type))]) : Filter.Always;
            case "or":
                return value is ListValue any ? new AnyOf([.. any.Items.Select(item => Nested(item, expression, type))]) : Filter.Always;
            case "in" or "nin":
                Filter oneOf = value is LeafListValue list ? OneOf(expression, list, type) : Never;
                return name == "in" ? oneOf : new Not(oneOf);
            case "eq" or "neq":
                Filter equal = value is LeafValue leaf ? Compare(expression, ComparisonOperator.Equal, leaf, type) : new IsNull(expression);
                return name == "eq" ? equal : new Not(equal);
            default:
                // As in C#, nothing compares with null, and the complement of nothing is everything.
                return value is LeafValue operand ? Operator(name, operand, expression, type) : name[0] == 'n' ? Filter.Always : Never;
        }
    }

    private Filter Nested(InputValue value, Expression expression, SqlType type)
    {
        context.CountCondition();
        return value is ObjectValue operations ? Scalar(operations, expression, type) : Filter.Always;
    }

    private Filter Operator(string name, LeafValue operand, Expression expression, SqlType type) => name switch
    {
        "gt" => Compare(expression, ComparisonOperator.Greater, operand, type),
        "gte" => Compare(expression, ComparisonOperator.GreaterOrEqual, operand, type),
        "lt" => Compare(expression, ComparisonOperator.Less, operand, type),
        "lte" => Compare(expression, ComparisonOperator.LessOrEqual, operand, type),
        "contains" => Match(expression, TextOperator.Contains, operand, folded: false),
        "startsWith" => Match(expression, TextOperator.StartsWith, operand, folded: false),
        "endsWith" => Match(expression, TextOperator.EndsWith, operand, folded: false),
        "ieq" => Match(expression, TextOperator.Equals, operand, folded: true),
        "icontains" => Match(expression, TextOperator.Contains, operand, folded: true),
        "istartsWith" => Match(expression, TextOperator.StartsWith, operand, folded: true),
        _ when name[0] == 'n' => new Not(Operator(name[1..], operand, expression, type)),
        _ => throw new InvalidOperationException($"Operator {name} passed validation but cannot be planned."),
    };

    private Comparison Compare(Expression expression, ComparisonOperator comparison, LeafValue operand, SqlType type) =>
        new(expression, comparison, context.Parameter(operand.Source.Select(value => Convert(value, type)), type));

    private TextMatch Match(Expression expression, TextOperator comparison, LeafValue operand, bool folded) =>
        new(expression, comparison, context.Parameter(operand.Source, SqlType.Text), folded);

    private Filter OneOf(Expression expression, LeafListValue list, SqlType type)
    {
        // Which elements are null is part of the shape, so the plan may depend on whether one is.
        var values = context.Parameter(list.Source.Select(items => Typed((object?[])items!, type)), type, isList: true);
        var oneOf = new OneOf(expression, values);
        return list.Current.Contains(null) ? new AnyOf([oneOf, new IsNull(expression)]) : oneOf;
    }

    /// <summary>An array of the type that the database gets; nulls are left out.</summary>
    internal static Array Typed(object?[] items, SqlType type)
    {
        var values = items.Where(item => item is not null).Select(item => Convert(item, type));
        return type switch
        {
            SqlType.Text => values.Cast<string>().ToArray(),
            SqlType.Integer => values.Cast<int>().ToArray(),
            SqlType.BigInt => values.Cast<long>().ToArray(),
            SqlType.Numeric => values.Cast<decimal>().ToArray(),
            SqlType.Boolean => values.Cast<bool>().ToArray(),
            SqlType.Date => values.Cast<DateOnly>().ToArray(),
            SqlType.Timestamp => values.Cast<DateTime>().ToArray(),
            SqlType.Uuid => values.Cast<Guid>().ToArray(),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type."),
        };
    }

    private static object? Convert(object? value, SqlType type) => (value, type) switch
    {
        (int number, SqlType.BigInt) => (long)number,
        (int number, SqlType.Numeric) => (decimal)number,
        (long number, SqlType.Numeric) => (decimal)number,
        (string text, SqlType.Numeric) => decimal.Parse(text, CultureInfo.InvariantCulture),
        _ => value,
    };
}
