using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>An operation declares the variables that it uses, and uses those that it declares. As many faults are reported as a client gets.</summary>
internal sealed class VariablesRule : ValidationRuleBase
{
    private const string DeclaredNumber = "5.8.3";
    private const string UsedNumber = "5.8.4";

    public static readonly VariablesRule Instance = new();

    private static readonly MatchingNodeVisitor<GraphQLOperationDefinition> Visitor = new(leave: Check);

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);

    private static void Check(GraphQLOperationDefinition operation, ValidationContext context)
    {
        var usages = context.GetRecursiveVariables(operation) ?? [];
        var declared = operation.Variables?.Items ?? [];
        var names = declared.Select(variable => variable.Variable.Name.Value).ToHashSet();
        foreach (var usage in usages.Where(usage => !names.Contains(usage.Node.Name.Value)).Take(EnoughErrorsRule.Most))
        {
            var name = usage.Node.Name.Value;
            context.ReportError(new ValidationError(
                context.Document.Source, DeclaredNumber, $"Variable '${name}' is not declared{Of(operation)}. Declare it with its type, or write its value.", usage.Node, operation));
        }

        var used = usages.Select(usage => usage.Node.Name.Value).ToHashSet();
        foreach (var variable in declared.Where(variable => !used.Contains(variable.Variable.Name.Value)).Take(EnoughErrorsRule.Most))
        {
            context.ReportError(new ValidationError(
                context.Document.Source, UsedNumber, $"Variable '${variable.Variable.Name.Value}' is declared{Of(operation)} and not used. Leave it out.", variable));
        }
    }

    private static string Of(GraphQLOperationDefinition operation) => operation.Name is { } name ? $" by operation '{name.Value}'" : "";
}
