using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans the keys of groups: their values, and the conditions that say that an item has them.</summary>
internal sealed class GroupTerms(PlanningContext context, ImmutableArray<GroupKey> keys)
{
    private static readonly Column Id = new("id", SqlType.Uuid, false);

    private readonly ImmutableArray<CatalogField> _lists = [.. keys.Select(key => key.List).OfType<CatalogField>().Distinct()];

    /// <summary>The lists through whose elements keys are reached; keys of the same list are of the same element.</summary>
    public ImmutableArray<GroupedList> Lists =>
    [
        .. _lists.Select(GroupedList (list) => list switch
        {
            ToManyField rows => new GroupedRows(context.Rows(rows.Target, rows.Link)),
            ScalarListField elements => new GroupedElements(elements.Column),
            _ => throw new InvalidOperationException($"{list.Name} is no list."),
        }),
    ];

    /// <summary>The keys.</summary>
    public ImmutableArray<GroupTerm> Terms => [.. keys.Select(key => new GroupTerm(Value(context, key), key.List is null ? -1 : _lists.IndexOf(key.List)))];

    /// <summary>The conditions that say that an item is in a group.</summary>
    public ImmutableArray<GroupCondition> Conditions =>
    [
        .. keys.Select((key, i) => (key, i)).Where(item => item.key.List is null).Select(item => new GroupCondition([], [Test(item.key, item.i)])),
        .. _lists.Select(list => new GroupCondition(
            [list.Name, "some"], [.. keys.Select((key, i) => (key, i)).Where(item => item.key.List == list).Select(item => Test(item.key, item.i))])),
    ];

    /// <summary>A key's value.</summary>
    public static Expression Value(PlanningContext context, GroupKey key)
    {
        var inner = key switch
        {
            { Value: { } value } => Inner(context, value, key.Bucket),
            { Path: [], List: ScalarListField } => new ElementExpression(),
            { Path: [] } => new ColumnExpression(Id),
            _ => Target(context, key.Path[^1]),
        };
        var steps = key.Value is null && !key.Path.IsEmpty ? key.Path[..^1] : key.Path;
        return steps.Reverse().Aggregate(inner, (expression, step) => new ThroughExpression(context.Join(step), expression));
    }

    /// <summary>The names of the filter's members that lead to a key, a list's quantifier among them.</summary>
    public static ImmutableArray<string> FilterPath(GroupKey key)
    {
        var path = key.Path.Select(step => step.Name);
        if (key.List is { } list)
        {
            path = key.Path.IsEmpty && key.Value is null ? [list.Name] : path.Prepend("some").Prepend(list.Name);
        }

        return key.Value switch
        {
            null => [.. path],
            MoneyField money => [.. path, money.Name, "currency"],
            _ => [.. path, key.Value.Name],
        };
    }

    /// <summary>How a key is written.</summary>
    public static ScalarFormat Format(GroupKey key) => key switch
    {
        { Bucket: CalendarBucket.Year } => new ScalarFormat(SqlType.Integer),
        { Value: ConditionField } => new ScalarFormat(SqlType.Boolean),
        { Value: ScalarField scalar, Bucket: null } => new ScalarFormat(scalar.Column.Type),
        { List: ScalarListField list, Path: [] } => new ScalarFormat(list.Column.Type),
        { Value: null } => new ScalarFormat(SqlType.Uuid, IdType: key.Path.IsEmpty ? ((ToManyField)key.List!).Target : key.Path[^1].Target),
        _ => new ScalarFormat(SqlType.Text),
    };

    private static GroupTest Test(GroupKey key, int index)
    {
        var path = key.Path.Select(step => step.Name).ToList();
        switch (key.Value)
        {
            case null when key.List is not ScalarListField:
                path.Add("id");
                break;
            case MoneyField money:
                path.AddRange([money.Name, "currency"]);
                break;
            case PartialDateField date:
                path.AddRange([date.Name, "date"]);
                break;
            case { } value:
                path.Add(value.Name);
                break;
        }

        var kind = key switch
        {
            { Bucket: null } => GroupTestKind.Value,
            { Value: ScalarField { Kind: ScalarKind.DateTime } } => GroupTestKind.MomentInPeriod,
            _ => GroupTestKind.DateInPeriod,
        };
        return new GroupTest([.. path], index, kind, Format(key));
    }

    private static Expression Inner(PlanningContext context, CatalogField value, CalendarBucket? bucket) => (value, bucket) switch
    {
        (ScalarField scalar, { } period) => new PeriodExpression(context.Value(scalar), period == CalendarBucket.Month, scalar.Kind == ScalarKind.DateTime),
        (PartialDateField date, { } period) => new PeriodExpression(new ColumnExpression(date.Date), period == CalendarBucket.Month, IsMoment: false),
        (ScalarField scalar, null) => context.Value(scalar),
        (MoneyField money, null) => new ColumnExpression(money.Currency),
        (ConditionField condition, null) => new ConditionExpression(condition.Condition),
        _ => throw new InvalidOperationException($"{value.Name} cannot be a key."),
    };

    // Where no target is ever hidden, the referring column says it all and nothing needs to be joined.
    private static Expression Target(PlanningContext context, ToOneField relation)
    {
        var join = context.Join(relation);
        return join.Visibility is AllOf { Filters.IsEmpty: true } && relation.TargetColumn == Id.Name
            ? new ColumnExpression(new Column(relation.LocalColumn, SqlType.Uuid, !relation.Guaranteed))
            : new ThroughExpression(join, new ColumnExpression(Id));
    }
}
