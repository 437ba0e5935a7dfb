using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>A field of a selection set, fragments looked through.</summary>
/// <param name="Field">The field.</param>
/// <param name="Owner">The type that has it.</param>
/// <param name="Branch">The type for which alone it is selected, where objects can be of several; null when it is selected for all.</param>
/// <param name="Condition">When it is part of the operation; null means always.</param>
internal readonly record struct CostMember(GraphQLField Field, IComplexGraphType Owner, IObjectGraphType? Branch, CostCondition? Condition)
{
    /// <summary>Whether both become one member of the answer.</summary>
    public bool IsSameAs(CostMember other) => Branch == other.Branch && Key(Field).Span.SequenceEqual(Key(other.Field).Span);

    private static ReadOnlyMemory<char> Key(GraphQLField field) => (field.Alias?.Name ?? field.Name).Value;
}
