using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans what is computed over many items: the members of <c>aggregate</c>, and those of a group that are alike.</summary>
internal sealed class AggregatePlanner(PlanningContext context)
{
    /// <summary>The members of an object of computed values.</summary>
    /// <param name="typeName">The object's type.</param>
    /// <param name="target">The type of the items.</param>
    /// <param name="member">The field.</param>
    public AggregatePart Plan(string typeName, CatalogType target, CollectedField member)
    {
        var fields = FieldCollector.Collect(context, member.Selections, name => name == typeName);
        return new AggregatePart(member.Key, new Selection([.. fields.Select(field => Output(typeName, target, field))]));
    }

    /// <summary>A member.</summary>
    public Output Output(string typeName, CatalogType target, CollectedField member)
    {
        using var place = context.Enter(member.Key);
        return member.Name switch
        {
            "__typename" => new ConstantOutput(member.Key, $"\"{typeName}\""),
            "count" => Scalar(member.Key, new AggregateExpression(AggregateFunction.Count, []), SqlType.BigInt),
            "countDistinct" => Scalar(member.Key, new AggregateExpression(AggregateFunction.CountDistinct, [Distinct(typeName, target, member)]), SqlType.BigInt),
            "min" => Values(SchemaNames.Extreme(target.Name), target, member, AggregateFunction.Min, null),
            "max" => Values(SchemaNames.Extreme(target.Name), target, member, AggregateFunction.Max, null),
            "avg" => Values(SchemaNames.Statistic(target.Name), target, member, AggregateFunction.Avg, null),
            "sum" => Values(SchemaNames.Statistic(target.Name), target, member, AggregateFunction.Sum, null),
            "median" => Values(SchemaNames.Statistic(target.Name), target, member, AggregateFunction.Percentile, Median),
            "percentile" => Values(SchemaNames.Statistic(target.Name), target, member, AggregateFunction.Percentile, Fraction(typeName, member)),
            _ => throw new InvalidOperationException($"{typeName}.{member.Name} passed validation but cannot be planned."),
        };
    }

    private ParameterOperand Median => context.Parameter(new ConstantSource(0.5m), SqlType.Numeric);

    private static ScalarOutput Scalar(string key, Expression value, SqlType type) => new(key, value, new ScalarFormat(type));

    private Expression Distinct(string typeName, CatalogType target, CollectedField member)
    {
        var name = (string)context.Read((LeafValue)context.Argument(typeName, member.First, "of")!)!;
        return GroupTerms.Value(context, GroupKeys.SingleOf(context.Catalog, target).First(key => key.Name == name));
    }

    private ParameterOperand Fraction(string typeName, CollectedField member)
    {
        var leaf = (LeafValue)context.Argument(typeName, member.First, "p")!;
        return (decimal)leaf.Current! is >= 0 and <= 1
            ? context.Parameter(leaf.Source.Select(Within), SqlType.Numeric)
            : throw context.Refusal(OutOfRange((decimal)leaf.Current));
    }

    // A plan is kept for other values, which are looked at when they come.
    private static object? Within(object? fraction) => fraction is decimal and >= 0 and <= 1
        ? fraction
        : throw new RequestRefusedException(ErrorCode.BadUserInput, OutOfRange(Convert.ToDecimal(fraction, CultureInfo.InvariantCulture)));

    private static string OutOfRange(decimal fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"\"p\" is {fraction}, but it must be from 0 to 1: 0.9 for the value below which nine tenths of the values lie.");

    private ObjectOutput Values(string typeName, CatalogType target, CollectedField member, AggregateFunction function, Operand? fraction)
    {
        var fields = FieldCollector.Collect(context, member.Selections, name => name == typeName);
        return new ObjectOutput(member.Key, null, new Selection(
        [
            .. fields.Select(field => field.Name == "__typename"
                ? new ConstantOutput(field.Key, $"\"{typeName}\"")
                : Value(target.Field(field.Name)!, field, function, fraction)),
        ]));
    }

    private Output Value(CatalogField field, CollectedField member, AggregateFunction function, Operand? fraction) => field switch
    {
        MoneyField money => new MoneyListOutput(
            member.Key, new AggregateExpression(function, [new ColumnExpression(money.Amount), new ColumnExpression(money.Currency)], fraction), Money(member)),
        ScalarField scalar => Scalar(member.Key, new AggregateExpression(function, [context.Value(scalar)], fraction), Result(function, scalar.Column.Type)),
        PartialDateField date => Scalar(member.Key, new AggregateExpression(function, [new ColumnExpression(date.Date)], fraction), SqlType.Date),
        CountField count => Scalar(member.Key, new AggregateExpression(function, [context.Count(count)], fraction), Result(function, SqlType.BigInt)),
        _ => throw new InvalidOperationException($"{field.Name} passed validation but nothing can be computed from it."),
    };

    private static SqlType Result(AggregateFunction function, SqlType type) =>
        function is AggregateFunction.Min or AggregateFunction.Max ? type : SqlType.Numeric;

    private ImmutableArray<MoneyMember> Money(CollectedField member) =>
    [
        .. FieldCollector.Collect(context, member.Selections, name => name == "Money").Select(field => new MoneyMember(field.Key, field.Name switch
        {
            "amount" => MoneyMemberKind.Amount,
            "currency" => MoneyMemberKind.Currency,
            _ => MoneyMemberKind.TypeName,
        })),
    ];
}
