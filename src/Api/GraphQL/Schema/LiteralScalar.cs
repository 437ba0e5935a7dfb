using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Schema;

/// <summary>
/// A scalar of the schema. Validation asks it whether a literal fits; values are read by the planner and written by the executor,
/// so that nothing else of it is ever used.
/// </summary>
internal sealed class LiteralScalar : ScalarGraphType
{
    private readonly Func<GraphQLValue, bool> _accepts;

    public LiteralScalar(string name, string description, string specification, Func<GraphQLValue, bool> accepts)
    {
        Name = name;
        Description = description;
        Specification = specification;
        _accepts = accepts;
    }

    /// <summary>Address of the document that defines the scalar's form.</summary>
    public string Specification { get; }

    /// <inheritdoc/>
    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue || _accepts(value);

    /// <inheritdoc/>
    public override object? ParseLiteral(GraphQLValue value) => CanParseLiteral(value) ? value : ThrowLiteralConversionError(value);

    /// <inheritdoc/>
    public override object? ParseValue(object? value) => value;
}
