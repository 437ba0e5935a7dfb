using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Expect.Api.GraphQL.Schema;

/// <summary>Adds <c>specifiedByURL</c> to the introspection of types: GraphQL.NET lacks it, and tools ask for it.</summary>
internal sealed class SpecifiedByIntrospection : BaseSchemaNodeVisitor
{
    /// <inheritdoc/>
    public override void VisitObject(IObjectGraphType type, ISchema schema)
    {
        if (type.Name == "__Type" && type.Fields.Find("specifiedByURL") is null)
        {
            type.AddField(new FieldType
            {
                Name = "specifiedByURL",
                Description = "Address of the document that defines the scalar's form; null for other types.",
                ResolvedType = schema.AllTypes["String"],
                Resolver = new FuncFieldResolver<string?>(static context => (context.Source as LiteralScalar)?.Specification),
            });
        }
    }
}
