using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>
/// Fields that become one member of the answer are the same field (5.3.2 of the specification). GraphQL.NET compares every field
/// with every other; here each is compared with the first of its group, once for each level above it, and only when nothing
/// else is wrong.
/// </summary>
internal sealed class MergeableFieldsRule : ValidationRuleBase
{
    private const string Number = "5.3.2";

    public static readonly MergeableFieldsRule Instance = new();

    private static readonly MatchingNodeVisitor<GraphQLOperationDefinition> Visitor = new(leave: (operation, context) =>
    {
        if (context.HasErrors)
        {
            return;
        }

        IGraphType? root = operation.Operation switch
        {
            OperationType.Mutation => context.Schema.Mutation,
            OperationType.Subscription => context.Schema.Subscription,
            _ => context.Schema.Query,
        };
        foreach (var (fault, one, other) in new FieldMerge(context.Document, context.Schema).Faults(root, operation.SelectionSet).Take(EnoughErrorsRule.Most))
        {
            context.ReportError(new ValidationError(context.Document.Source, Number, fault, one, other));
        }
    });

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);
}
