using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans <c>groupBy</c>: the items of a connection in groups of equal keys.</summary>
internal sealed class GroupPlanner(PlanningContext context, SelectionPlanner selections)
{
    /// <summary>The most keys of a grouping.</summary>
    public const int MaxKeys = 4;

    /// <summary>The most lists that keys go through: every combination of their elements is a row to group.</summary>
    public const int MaxLists = 3;

    /// <summary>The groups.</summary>
    /// <param name="connection">Name of the connection's type.</param>
    /// <param name="target">The type of the items.</param>
    /// <param name="where">The connection's filter; null when none was given.</param>
    /// <param name="planned">The same, planned.</param>
    /// <param name="member">The field.</param>
    public GroupByPart Plan(string connection, CatalogType target, InputValue? where, Filter planned, CollectedField member)
    {
        var keys = Keys(connection, target, member);
        var terms = new GroupTerms(context, keys);
        var own = ExcludesOwnFilter(connection, member) ? keys.Aggregate(where, (rest, key) => Without(rest, GroupTerms.FilterPath(key).AsSpan())) : where;
        var grouping = new Grouping(
            ReferenceEquals(own, where) ? planned : new FilterPlanner(context).Plan(target, own), terms.Lists, terms.Terms, Order(connection, keys, member), First(connection, member));
        var typeName = SchemaNames.Group(target.Name);
        var fields = FieldCollector.Collect(context, member.Selections, name => name == typeName);
        return new GroupByPart(member.Key, grouping, new Selection([.. fields.Select(field => Output(typeName, target, keys, terms, own, field))]));
    }

    private ImmutableArray<GroupKey> Keys(string connection, CatalogType target, CollectedField member)
    {
        var names = context.ReadList((LeafListValue)context.Argument(connection, member.First, "by")!).Distinct().ToList();
        if (names.Count is 0 or > MaxKeys)
        {
            throw context.Refusal($"\"by\" has {names.Count} keys. Give at least one and at most {MaxKeys}.");
        }

        var all = GroupKeys.Of(context.Catalog, target);
        ImmutableArray<GroupKey> keys = [.. names.Select(name => all.First(key => key.Name == (string)name!))];
        var lists = keys.Select(key => key.List).OfType<CatalogField>().Distinct().Count();
        return lists <= MaxLists ? keys : throw context.Refusal(
            $"\"by\" has keys through {lists} lists, and the limit is {MaxLists}: every combination of their elements is counted. Leave one out, or group twice.", ErrorCode.CostLimitExceeded);
    }

    private bool ExcludesOwnFilter(string connection, CollectedField member) =>
        context.Argument(connection, member.First, "excludeOwnFilter") is LeafValue leaf && (bool)context.Read(leaf)!;

    private int First(string connection, CollectedField member)
    {
        if (context.Argument(connection, member.First, "first") is not LeafValue leaf)
        {
            return AggregateTypes.DefaultGroups;
        }

        var first = (int)context.Read(leaf)!;
        return first is >= 0 and <= AggregateTypes.MaxGroups ? first : throw context.Refusal(string.Create(
            CultureInfo.InvariantCulture, $"\"first\" is {first}, but there can be from 0 to {AggregateTypes.MaxGroups} groups. Narrow \"where\" to see the others."));
    }

    private ImmutableArray<GroupOrder> Order(string connection, ImmutableArray<GroupKey> keys, CollectedField member)
    {
        var terms = ImmutableArray.CreateBuilder<GroupOrder>();
        foreach (var item in (context.Argument(connection, member.First, "order") as ListValue)?.Items ?? [])
        {
            foreach (var (name, direction) in (item as ObjectValue)?.Fields ?? [])
            {
                if (direction is LeafValue leaf)
                {
                    var key = name == "count" ? -1 : Index(keys, name, $"\"order\" asks for {name}, which is not in \"by\". Add it there, or order by something else.");
                    terms.Add(new GroupOrder(key, (string)context.Read(leaf)! == "DESC"));
                }
            }
        }

        return terms.Count > 0 ? terms.ToImmutable() : [new GroupOrder(-1, Descending: true)];
    }

    private Output Output(string typeName, CatalogType target, ImmutableArray<GroupKey> keys, GroupTerms terms, InputValue? own, CollectedField member) => member.Name switch
    {
        "keys" => KeyValues(target, keys, member),
        "where" => new GroupFilterOutput(
            member.Key,
            own is ObjectValue { Fields.IsEmpty: false } ? new RequestExpression(context.Parameter(new JsonSource(own), SqlType.Text)) : null,
            terms.Conditions),
        _ => new AggregatePlanner(context).Output(typeName, target, member),
    };

    private ObjectOutput KeyValues(CatalogType target, ImmutableArray<GroupKey> keys, CollectedField member)
    {
        using var place = context.Enter(member.Key);
        var typeName = SchemaNames.GroupKeys(target.Name);
        var fields = FieldCollector.Collect(context, member.Selections, name => name == typeName);
        return new ObjectOutput(member.Key, null, new Selection([.. fields.Select(field => KeyValue(typeName, keys, field))]));
    }

    private Output KeyValue(string typeName, ImmutableArray<GroupKey> keys, CollectedField member)
    {
        if (member.Name == "__typename")
        {
            return new ConstantOutput(member.Key, $"\"{typeName}\"");
        }

        using var place = context.Enter(member.Key);
        var index = Index(keys, member.Name, $"\"{member.Name}\" is not in \"by\". Add it there, or leave it out of \"keys\".");
        var format = GroupTerms.Format(keys[index]);
        if (format.IdType is not { } type)
        {
            return new ScalarOutput(member.Key, new GroupKeyExpression(index), format);
        }

        // The key is of a target that the viewer may see: visibility was looked at when the groups were made.
        var item = context.Catalog[type];
        var join = new Join(item.Table, GroupKeyExpression.Column(index), "id", Filter.Always, Required: false);
        return new ToOneOutput(member.Key, join, selections.PlanWithoutLists(item, member.Selections));
    }

    private int Index(ImmutableArray<GroupKey> keys, string name, string refusal)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].FieldName == name)
            {
                return i;
            }
        }

        throw context.Refusal(refusal);
    }

    /// <summary>A filter without the condition at a path; objects on the way keep their other members.</summary>
    private static InputValue? Without(InputValue? filter, ReadOnlySpan<string> path)
    {
        if (filter is not ObjectValue item || item.Find(path[0]) is not { } inner)
        {
            return filter;
        }

        var rest = path.Length == 1 ? null : Without(inner, path[1..]);
        var name = path[0];
        return new ObjectValue([.. item.Fields.Where(field => field.Key != name || rest is not null).Select(field => field.Key == name ? new(name, rest!) : field)]);
    }
}
