using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>
/// Ends the validation of a document once it has as many errors as a client gets: the work and the memory of the others, each
/// with its suggestions, would be for nothing. It comes before all other rules.
/// </summary>
internal sealed class EnoughErrorsRule : ValidationRuleBase
{
    /// <summary>More errors than these help nobody.</summary>
    public const int Most = 10;

    public static readonly EnoughErrorsRule Instance = new();

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor.Instance);

    private sealed class Visitor : INodeVisitor
    {
        public static readonly Visitor Instance = new();

        public ValueTask EnterAsync(ASTNode node, ValidationContext context) =>
            context.HasErrors && context.Errors.Count() >= Most ? throw new EnoughErrorsException([.. context.Errors.Take(Most)]) : ValueTask.CompletedTask;

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => ValueTask.CompletedTask;
    }
}
