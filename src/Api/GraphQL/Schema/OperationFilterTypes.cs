using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The filters of scalars and of lists of scalars.</summary>
internal sealed class OperationFilterTypes(TypeRegistry registry, ScalarTypes scalars)
{
    private static readonly (string Name, string Description)[] Comparisons =
    [
        ("gt", "greater than"), ("ngt", "not greater than, or null"), ("gte", "greater than or equal to"), ("ngte", "not greater than or equal to, or null"),
        ("lt", "less than"), ("nlt", "not less than, or null"), ("lte", "less than or equal to"), ("nlte", "not less than or equal to, or null"),
    ];

    private static readonly (string Name, string Description)[] Matches =
    [
        ("contains", "contains"), ("ncontains", "does not contain, or is null"),
        ("startsWith", "starts with"), ("nstartsWith", "does not start with, or is null"),
        ("endsWith", "ends with"), ("nendsWith", "does not end with, or is null"),
        ("ieq", "is, whatever the case and the accents,"), ("icontains", "contains, whatever the case and the accents,"),
        ("istartsWith", "starts, whatever the case and the accents, with"),
    ];

    public IGraphType String => Of(ScalarKind.String, null);

    /// <summary>The filter of a scalar.</summary>
    public InputObjectGraphType Of(ScalarKind kind, CatalogEnum? enumeration)
    {
        var name = SchemaNames.OperationFilter(kind, enumeration);
        var scalar = kind == ScalarKind.Markdown ? scalars.String : scalars.Of(kind, enumeration);
        return registry.GetOrAdd<InputObjectGraphType>(name, $"Conditions on a value of {scalar.Name}; all that are given must hold. Only eq and neq test for null: any other operator is never true of null, and its negation always is.", type =>
        {
            type.Field("eq", scalar, "The value is this one; null tests for null.");
            type.Field("neq", scalar, "The value is not this one; null tests for a value.");
            if (kind == ScalarKind.Boolean)
            {
                return;
            }

            type.Field("in", scalar.List(), "The value is one of these; an empty list matches nothing.");
            type.Field("nin", scalar.List(), "The value is none of these; an empty list matches everything.");
            AddOperators(type, kind, scalar);
        });
    }

    /// <summary>The filter of a list of scalars.</summary>
    public IGraphType OfList(ScalarKind kind, CatalogEnum? enumeration)
    {
        var element = Of(kind, enumeration);
        return registry.GetOrAdd<InputObjectGraphType>(
            SchemaNames.ListOperationFilter(kind, enumeration), "Conditions on a list of values; all that are given must hold.",
            type => AddQuantifiers(type, element, scalars.Boolean));
    }

    /// <summary>all, none, some, any.</summary>
    public static void AddQuantifiers(InputObjectGraphType type, IGraphType element, IGraphType boolean)
    {
        type.Field("all", element, "Every element meets the condition; also when there is none.");
        type.Field("none", element, "No element meets the condition.");
        type.Field("some", element, "At least one element meets the condition.");
        type.Field("any", boolean, "Whether there is any element at all.");
    }

    private static void AddOperators(InputObjectGraphType type, ScalarKind kind, IGraphType scalar)
    {
        if (kind is ScalarKind.Int or ScalarKind.Long or ScalarKind.Decimal or ScalarKind.Date or ScalarKind.DateTime)
        {
            foreach (var (name, description) in Comparisons)
            {
                type.Field(name, scalar, $"The value is {description}.");
            }
        }

        if (kind is ScalarKind.String or ScalarKind.Markdown)
        {
            foreach (var (name, description) in Matches)
            {
                type.Field(name, scalar, $"The text {description} this one.");
            }

            type.Field("and", type.ListOfRequired(), "All of these hold; an empty list always does.");
            type.Field("or", type.ListOfRequired(), "One of these holds; an empty list matches nothing.");
        }
    }
}
