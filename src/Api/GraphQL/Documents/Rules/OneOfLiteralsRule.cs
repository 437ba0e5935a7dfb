using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>An input with <c>@oneOf</c> has exactly one member, and that is not null. GraphQL.NET checks this only where it executes.</summary>
internal sealed class OneOfLiteralsRule : ValidationRuleBase
{
    private const string Number = "5.6.5";

    public static readonly OneOfLiteralsRule Instance = new();

    private static readonly MatchingNodeVisitor<GraphQLObjectValue> Visitor = new((value, context) =>
    {
        if (context.TypeInfo.GetInputType()?.GetNamedType() is IInputObjectGraphType { IsOneOf: true } type
            && value.Fields is not [{ Value: not GraphQLNullValue }])
        {
            context.ReportError(new ValidationError(
                context.Document.Source, Number, $"'{type.Name}' takes exactly one of its members, not null: {string.Join(", ", type.Fields.Select(field => field.Name))}.", value));
        }
    });

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);
}
