using Expect.Api.GraphQL.Documents;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>Refuses operations that cost more than their viewer may spend, before anything is planned.</summary>
internal static class CostCheck
{
    /// <summary>
    /// Refuses an operation of a document that is not validated yet: validation takes far more memory than measuring.
    /// </summary>
    /// <param name="document">The document; no fragment spreads itself.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="budget">What may be spent.</param>
    /// <returns>The operation with its cost, for later; null when the document does not say which operation is meant.</returns>
    /// <exception cref="RequestRefusedException">The operation costs too much.</exception>
    public static (GraphQLOperationDefinition Operation, OperationCost Cost)? Refuse(GraphQLDocument document, ISchema schema, in CostBudget budget)
    {
        var fragments = new Dictionary<string, GraphQLFragmentDefinition>(StringComparer.Ordinal);
        GraphQLOperationDefinition? meant = null;
        var operations = 0;
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLFragmentDefinition fragment:
                    fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
                    break;
                case GraphQLOperationDefinition operation when string.IsNullOrEmpty(budget.OperationName) || operation.Name?.StringValue == budget.OperationName:
                    meant ??= operation;
                    operations++;
                    break;
            }
        }

        if (meant is null || operations > 1)
        {
            return null;
        }

        var cost = CostCompiler.Compile(meant, fragments, schema);
        Refuse(cost, document, budget);
        return (meant, cost);
    }

    /// <summary>Refuses an operation that costs too much. Allocates nothing for one that does not.</summary>
    /// <param name="cost">What it costs.</param>
    /// <param name="document">The document of the operation.</param>
    /// <param name="budget">What may be spent.</param>
    /// <exception cref="RequestRefusedException">The operation costs too much.</exception>
    public static void Refuse(OperationCost cost, GraphQLDocument document, in CostBudget budget)
    {
        var figures = cost.Of(budget.Variables);
        budget.Tell(figures);
        if (budget.IsEnforced && figures.TypeCost > budget.Limit)
        {
            throw TooDear("type cost (objects of the answer)", figures.TypeCost, budget.Limit, cost.Dearest(budget.Variables, byType: true).Field, document);
        }

        if (budget.IsEnforced && figures.FieldCost > budget.Limit)
        {
            throw TooDear("field cost", figures.FieldCost, budget.Limit, cost.Dearest(budget.Variables, byType: false).Field, document);
        }
    }

    private static RequestRefusedException TooDear(string what, long measured, long limit, GraphQLField? dearest, GraphQLDocument document) => Refusals.TooLarge(
        $"The operation's {what} is too high", measured, limit,
        "Ask for smaller pages with `first`, nest fewer lists in each other, or ask in several requests." + (dearest is null ? "" : $" Most of it is for `{Shown(dearest)}`."),
        dearest is null ? null : TextChecks.Locate(document.Source.Span, dearest.Location.Start));

    private static string Shown(GraphQLField field)
    {
        var name = (field.Alias?.Name ?? field.Name).Value;
        return name.Length <= 60 ? name.ToString() : $"{name[..60]}…";
    }
}
