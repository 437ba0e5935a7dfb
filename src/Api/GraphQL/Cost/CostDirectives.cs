using System.Globalization;
using Expect.Api.GraphQL.Schema;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>The directives of IBM's cost specification, with the arguments that Hot Chocolate prints.</summary>
internal static class CostDirectives
{
    private const string Cost = "cost";
    private const string ListSizeName = "listSize";

    /// <summary>The definitions.</summary>
    public static Directive[] Definitions(ScalarTypes scalars) =>
    [
        new(Cost, DirectiveLocation.Scalar, DirectiveLocation.Object, DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.Enum, DirectiveLocation.InputFieldDefinition)
        {
            Description = "What it takes to compute a field once; without it, 1 for objects and 0 for values.",
            Arguments = new QueryArguments(TypeSyntax.Argument("weight", scalars.String.Required(), "The weight, a number.")),
        },
        new(ListSizeName, DirectiveLocation.FieldDefinition)
        {
            Description = "How many objects a field gives.",
            Arguments = new QueryArguments(
                TypeSyntax.Argument("assumedSize", scalars.Int, "At most so many; the number itself where no argument says it."),
                TypeSyntax.Argument("slicingArguments", scalars.String.ListOfRequired(), "The arguments that say how many are wanted."),
                TypeSyntax.Argument("slicingArgumentDefaultValue", scalars.Int, "How many there are when none of these arguments is given."),
                TypeSyntax.Argument("sizedFields", scalars.String.ListOfRequired(), "The fields of the field's type that have so many objects; without it, the field itself."),
                new QueryArgument(scalars.Boolean.Required())
                {
                    Name = "requireOneSlicingArgument",
                    Description = "Whether one of the slicing arguments must be given.",
                    DefaultValue = true,
                }),
        },
    ];

    /// <summary>Says of a field what it costs, by directives that clients can read and by metadata.</summary>
    public static void Weigh(this FieldType field, int? weight, ListSize? size = null)
    {
        if (weight is { } number)
        {
            field.ApplyDirective(Cost, "weight", number.ToString(CultureInfo.InvariantCulture));
        }

        if (size is not null)
        {
            field.ApplyDirective(ListSizeName, directive => Describe(directive, size));
        }

        field.Metadata[FieldWeight.Key] = new FieldWeight(weight, size);
    }

    /// <summary>Says of an argument what it adds to the cost of its field when it is given.</summary>
    public static void Weigh(this QueryArgument argument, int weight)
    {
        argument.ApplyDirective(Cost, "weight", weight.ToString(CultureInfo.InvariantCulture));
        argument.Metadata[FieldWeight.Key] = weight;
    }

    private static void Describe(AppliedDirective directive, ListSize size)
    {
        directive.AddArgument(new DirectiveArgument("assumedSize") { Value = size.Assumed });
        if (!size.SlicingArguments.IsEmpty)
        {
            directive.AddArgument(new DirectiveArgument("slicingArguments") { Value = size.SlicingArguments.ToArray() });
            directive.AddArgument(new DirectiveArgument("slicingArgumentDefaultValue") { Value = size.Default });
        }

        if (!size.SizedFields.IsEmpty)
        {
            directive.AddArgument(new DirectiveArgument("sizedFields") { Value = size.SizedFields.ToArray() });
        }

        directive.AddArgument(new DirectiveArgument("requireOneSlicingArgument") { Value = false });
    }
}
