using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>The variables of an operation as far as its cost depends on them.</summary>
internal sealed class CostVariables(GraphQLOperationDefinition operation)
{
    private readonly List<CostVariable> _known = [];

    /// <summary>The variable of that name.</summary>
    public CostVariable Of(GraphQLVariable variable)
    {
        var name = variable.Name.StringValue;
        var known = _known.Find(candidate => candidate.Name == name);
        if (known is null)
        {
            var definition = operation.Variables?.Items.Find(candidate => candidate.Variable.Name.StringValue == name);
            known = new CostVariable(name, definition?.DefaultValue);
            _known.Add(known);
        }

        return known;
    }

    /// <summary>Reads the directives of a selection; false when it is never part of the operation.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="outer">The condition of what it stands in.</param>
    /// <param name="condition">When it is part of the operation; null means always.</param>
    public bool TryRead(IHasDirectivesNode selection, CostCondition? outer, out CostCondition? condition)
    {
        condition = outer;
        for (var i = 0; i < selection.Directives?.Count; i++)
        {
            var directive = selection.Directives[i];
            var name = directive.Name.StringValue;
            if (name is not ("skip" or "include"))
            {
                continue;
            }

            switch (directive.Arguments is { Count: > 0 } arguments ? arguments[0].Value : null) // they have one argument
            {
                case GraphQLVariable variable:
                    condition = new CostCondition(Of(variable), name == "include", condition);
                    break;
                case GraphQLBooleanValue literal when literal.BoolValue == (name == "skip"):
                    return false;
            }
        }

        return true;
    }
}
