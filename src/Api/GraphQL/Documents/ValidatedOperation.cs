using System.Collections.Frozen;
using System.Collections.Immutable;
using Expect.Api.GraphQL.Cost;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>An operation of a valid document. Immutable, shared between requests: it can key caches by reference.</summary>
public sealed class ValidatedOperation
{
    private OperationCost? _cost;

    internal ValidatedOperation(ValidatedDocument document, GraphQLOperationDefinition definition)
    {
        Document = document;
        Definition = definition;
        Name = definition.Name?.StringValue;
        var roots = RootFieldNames.Of(definition, document.Fragments);
        HasIntrospection = roots.Any(RootFieldNames.IsIntrospection);
        HasData = roots.Any(name => !RootFieldNames.IsIntrospection(name) && name != RootFieldNames.TypeName);
        IntrospectionVariables = HasIntrospection ? IntrospectionFields.VariablesOf(definition, document.Fragments) : [];
    }

    /// <summary>What the operation costs; made when it is asked for first, twice at most when several requests ask at once.</summary>
    internal OperationCost Cost
    {
        get => _cost ??= CostCompiler.Compile(Definition, Fragments, Schema);
        set => _cost = value;
    }

    /// <summary>The document that contains the operation.</summary>
    public ValidatedDocument Document { get; }

    /// <summary>The operation's syntax.</summary>
    public GraphQLOperationDefinition Definition { get; }

    /// <summary>The operation's name; null when it is anonymous.</summary>
    public string? Name { get; }

    /// <summary>The schema against which the operation was validated.</summary>
    public ISchema Schema => Document.Schema;

    /// <summary>The document's fragments by name.</summary>
    public FrozenDictionary<string, GraphQLFragmentDefinition> Fragments => Document.Fragments;

    /// <summary>Whether a root field, perhaps in a fragment, asks about the schema: <c>__schema</c>, <c>__type</c> or <c>vocabularies</c>.</summary>
    public bool HasIntrospection { get; }

    /// <summary>Whether a root field, perhaps in a fragment, asks for data: anything but introspection and <c>__typename</c>.</summary>
    public bool HasData { get; }

    /// <summary>
    /// Names of the variables that introspection depends on, sorted; a plan that holds its answer is good for the same values only.
    /// </summary>
    public ImmutableArray<string> IntrospectionVariables { get; }
}
