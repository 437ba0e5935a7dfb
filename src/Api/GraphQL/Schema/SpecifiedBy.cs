using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The directive that links a scalar to the document that defines it; GraphQL.NET knows it neither as a directive nor in introspection.</summary>
internal static class SpecifiedBy
{
    private const string Name = "specifiedBy";

    /// <summary>The directive.</summary>
    public static Directive Directive(ScalarTypes scalars) => new(Name, DirectiveLocation.Scalar)
    {
        Description = "Links a scalar to the document that defines its form.",
        Arguments = new QueryArguments(TypeSyntax.Argument("url", scalars.String.Required(), "Address of the document.")),
    };

    /// <summary>Applies the directive.</summary>
    public static LiteralScalar WithSpecification(this LiteralScalar scalar)
    {
        scalar.ApplyDirective(Name, "url", scalar.Specification);
        return scalar;
    }
}
