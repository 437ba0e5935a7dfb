using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>Every fragment is spread by an operation. As many faults are reported as a client gets.</summary>
internal sealed class UnusedFragmentsRule : ValidationRuleBase
{
    private const string Number = "5.5.1.4";

    public static readonly UnusedFragmentsRule Instance = new();

    private static readonly MatchingNodeVisitor<GraphQLDocument> Visitor = new((document, context) =>
    {
        var used = new HashSet<ROM>();
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            used.UnionWith((context.GetRecursivelyReferencedFragments(operation) ?? []).Select(fragment => fragment.FragmentName.Name.Value));
        }

        var unused = document.Definitions.OfType<GraphQLFragmentDefinition>().Where(fragment => !used.Contains(fragment.FragmentName.Name.Value));
        foreach (var fragment in unused.Take(EnoughErrorsRule.Most))
        {
            context.ReportError(new ValidationError(
                context.Document.Source, Number, $"Fragment '{fragment.FragmentName.Name.Value}' is not used. Spread it, or leave it out.", fragment));
        }
    });

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(Visitor);
}
