using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.Import;

/// <summary>Plans how items are found by a list of values of one key, with what of each tells which value was its own.</summary>
internal sealed class KeyLists(PlanningContext context)
{
    private const string Id = "id";
    private const string Value = "v";

    /// <summary>The rows that have one of the keys; all keys are of one type and one kind.</summary>
    public RowsRoot Plan(string member, IReadOnlyList<ItemKey> keys)
    {
        var (type, lookup) = (keys[0].Type, keys[0].Lookup);
        var conditions = lookup.Parts.Select((part, i) => Condition(part, [.. keys.Select(key => key.Values[i]).Distinct()]));
        var rows = new RowQuery(type.Table, context.Visibility(type.Name), Filter.And([.. conditions, lookup.Where ?? Filter.Always]), [], null);
        return new RowsRoot(member, rows, new Selection([IdOf(type), .. lookup.Parts.Select(Output)]));
    }

    /// <summary>The item that a key leads to, a former one too.</summary>
    public LookupRoot One(string member, ItemKey key) =>
        new(member, new LookupPlanner(context).Row(key.Type, key.ToInput()), new Selection([IdOf(key.Type)]));

    /// <summary>The id of an item that was found; null when none was.</summary>
    public static Guid? IdIn(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && GlobalId.TryParse(item.GetProperty(Id).GetString()!, out var id) ? id.Id : null;

    /// <summary>The values of the key of an item that was found, as one text.</summary>
    public static string TextIn(JsonElement item, ItemKey like) => like.Lookup.Name == Id
        ? IdIn(item).ToString()!
        : ItemKey.TextOf(like.Lookup.Parts.Select((part, i) => (part.Through is null ? item.GetProperty(Member(i)) : item.GetProperty(Member(i)).GetProperty(Value)).GetString()!));

    private Filter Condition(CatalogLookupPart part, ImmutableArray<object> values)
    {
        var column = part.Field.Column;
        var condition = new OneOf(new ColumnExpression(column), context.Parameter(new ConstantSource(values.ToArray()), column.Type, isList: true));
        return part.Through is { } through ? new OnTarget(context.Join(through), condition) : condition;
    }

    private Output Output(CatalogLookupPart part, int i) => part.Through is { } through
        ? new ToOneOutput(Member(i), context.Join(through), new Selection([Scalar(Value, part.Field)]))
        : Scalar(Member(i), part.Field);

    private static ScalarOutput Scalar(string member, ScalarField field) => new(member, new ColumnExpression(field.Column), new ScalarFormat(field.Column.Type));

    private static ScalarOutput IdOf(CatalogType type) =>
        new(Id, new ColumnExpression(new Column("id", SqlType.Uuid, false)), new ScalarFormat(SqlType.Uuid, IdType: type.Name));

    private static string Member(int i) => $"{Value}{i}";
}
