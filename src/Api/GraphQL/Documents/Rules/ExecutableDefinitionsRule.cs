using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>A request holds operations and fragments only, and operations only of the kinds that the schema has.</summary>
internal sealed class ExecutableDefinitionsRule : ValidationRuleBase
{
    private const string Number = "5.1.1";

    public static readonly ExecutableDefinitionsRule Instance = new();

    private static readonly MatchingNodeVisitor<GraphQLDocument> Visitor = new((document, context) =>
    {
        foreach (var definition in document.Definitions)
        {
            if (Fault(definition, context) is { } fault)
            {
                context.ReportError(new ValidationError(context.Document.Source, Number, fault, definition));
            }
        }
    });

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);

    private static string? Fault(ASTNode definition, ValidationContext context) => definition switch
    {
        GraphQLFragmentDefinition or GraphQLOperationDefinition { Operation: OperationType.Query } => null,
        GraphQLOperationDefinition { Operation: OperationType.Mutation } when context.Schema.Mutation is null => "This service has no mutations. Send a query.",
        GraphQLOperationDefinition { Operation: OperationType.Subscription } when context.Schema.Subscription is null => "This service has no subscriptions. Send a query.",
        GraphQLOperationDefinition => null,
        _ => "A request cannot define types. Send operations and fragments only.",
    };
}
