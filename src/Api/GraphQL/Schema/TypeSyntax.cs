using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>Short forms for fields, arguments and wrapped types.</summary>
internal static class TypeSyntax
{
    /// <summary>T!</summary>
    public static NonNullGraphType Required(this IGraphType type) => new(type);

    /// <summary>[T]</summary>
    public static ListGraphType List(this IGraphType type) => new(type);

    /// <summary>[T!]</summary>
    public static ListGraphType ListOfRequired(this IGraphType type) => new(type.Required());

    /// <summary>[T!]!</summary>
    public static NonNullGraphType RequiredList(this IGraphType type) => type.ListOfRequired().Required();

    /// <summary>T or T!</summary>
    public static IGraphType Nullable(this IGraphType type, bool nullable) => nullable ? type : type.Required();

    /// <summary>Adds a field.</summary>
    public static void Field(this IComplexGraphType owner, string name, IGraphType type, string description, params QueryArgument[] arguments) =>
        owner.AddField(new FieldType
        {
            Name = name,
            Description = description,
            ResolvedType = type,
            Arguments = arguments.Length == 0 ? null : new QueryArguments(arguments),
        });

    /// <summary>An argument.</summary>
    public static QueryArgument Argument(string name, IGraphType type, string description) =>
        new(type) { Name = name, Description = description };
}
