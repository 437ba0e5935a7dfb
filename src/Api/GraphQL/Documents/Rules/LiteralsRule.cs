using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>
/// Values in the document fit the types of their arguments and variables. Of each the first fault is reported: GraphQL.NET
/// reports them all in one text, whose length has no bound.
/// </summary>
internal sealed class LiteralsRule : ValidationRuleBase
{
    private const string Number = "5.6.1";

    public static readonly LiteralsRule Instance = new();

    private static readonly INodeVisitor Visitor = new NodeVisitors(
        new MatchingNodeVisitor<GraphQLArgument>((argument, context) =>
            Report(context, argument, context.TypeInfo.GetArgument()?.ResolvedType, argument.Value, $"Argument '{argument.Name.Value}'")),
        new MatchingNodeVisitor<GraphQLVariableDefinition>((variable, context) =>
            Report(context, variable, variable.Type.GraphTypeFromType(context.Schema), variable.DefaultValue, $"The default of variable '${variable.Variable.Name.Value}'")));

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);

    // Where the type is unknown, another rule says so.
    private static void Report(ValidationContext context, ASTNode place, IGraphType? type, GraphQLValue? value, string what)
    {
        if (type is not null && value is not null && LiteralFault.Of(type, value) is { } fault)
        {
            context.ReportError(new ValidationError(context.Document.Source, Number, $"{what} has an invalid value. {fault}", place));
        }
    }
}
