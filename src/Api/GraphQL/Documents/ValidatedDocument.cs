using System.Collections.Frozen;
using System.Collections.Immutable;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>A document that fits the schema, whatever the values of its variables. Immutable, shared between requests.</summary>
public sealed class ValidatedDocument
{
    internal ValidatedDocument(string hash, GraphQLDocument syntax, ISchema schema)
    {
        Hash = hash;
        Syntax = syntax;
        Schema = schema;
        Fragments = syntax.Definitions.OfType<GraphQLFragmentDefinition>()
            .ToFrozenDictionary(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);
        Operations = [.. syntax.Definitions.OfType<GraphQLOperationDefinition>().Select(definition => new ValidatedOperation(this, definition))];
    }

    /// <summary>SHA-256 of the text in lower-case hexadecimal: the key of everything derived from the document.</summary>
    public string Hash { get; }

    /// <summary>How many fields its operations have together, fragments expanded: what is derived from them grows with it.</summary>
    internal long ExpandedFields { get; init; }

    /// <summary>The syntax tree.</summary>
    public GraphQLDocument Syntax { get; }

    /// <summary>The schema against which the document was validated.</summary>
    public ISchema Schema { get; }

    /// <summary>The document's fragments by name.</summary>
    public FrozenDictionary<string, GraphQLFragmentDefinition> Fragments { get; }

    /// <summary>The document's operations in their order.</summary>
    public ImmutableArray<ValidatedOperation> Operations { get; }
}
