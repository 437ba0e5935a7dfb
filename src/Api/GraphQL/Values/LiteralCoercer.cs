using System.Collections.Immutable;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Values;

/// <summary>Coerces values that stand in a document, with variables put in. The document has passed validation.</summary>
internal sealed class LiteralCoercer(VariableValues variables)
{
    /// <summary>The value; null when it is a variable that was not given.</summary>
    public InputValue? CoerceOrAbsent(IGraphType type, GraphQLValue literal) => literal is GraphQLVariable variable
        ? Variable(type, variable.Name.StringValue)
        : Coerce(type, literal);

    /// <summary>The value; null and absent are the same.</summary>
    public InputValue Coerce(IGraphType type, GraphQLValue literal) => type switch
    {
        _ when literal is GraphQLVariable => CoerceOrAbsent(type, literal) ?? NullValue.Instance,
        NonNullGraphType required => Coerce(required.ResolvedType!, literal),
        _ when literal is GraphQLNullValue => NullValue.Instance,
        ListGraphType list => List(list.ResolvedType!, literal),
        IInputObjectGraphType input => Object(input, (GraphQLObjectValue)literal),
        _ => Leaf(type, literal),
    };

    // A variable with a default may stand where a value is required, and yet be given as null.
    private InputValue? Variable(IGraphType type, string name)
    {
        var value = variables.Values.GetValueOrDefault(name);
        return type is NonNullGraphType && value is (null or NullValue)
            ? throw new RequestRefusedException(
                ErrorCode.BadUserInput, $"Variable \"${name}\" is null where {type} is required. Give it a value, or leave it out of \"variables\" to get its default.")
            : Promote(type, value);
    }

    // A variable of a type fits where a list of that type is expected only when it is null or a list itself;
    // a single value given to a list variable was made a list when the variable was coerced.
    private static InputValue? Promote(IGraphType type, InputValue? value) => (type, value) switch
    {
        (NonNullGraphType required, _) => Promote(required.ResolvedType!, value),
        (ListGraphType, LeafValue leaf) => new LeafListValue(leaf.Source.Select(item => new[] { item }), [leaf.Current]),
        (ListGraphType, ObjectValue item) => new ListValue([item]),
        _ => value,
    };

    private static LeafValue Leaf(IGraphType type, GraphQLValue literal) =>
        ScalarReader.TryRead(type, literal, out var value)
            ? new LeafValue(new ConstantSource(value), value)
            : throw new RequestRefusedException(new RequestError(
                ErrorCode.BadUserInput, $"A value in the document does not fit {type.Name}. {ScalarHints.Of(type)}"));

    private InputValue List(IGraphType element, GraphQLValue literal)
    {
        var items = literal is GraphQLListValue list ? list.Values ?? [] : [literal];
        ListLength.Check(items.Count, "in the document");
        var values = items.Select(item => Coerce(element, item)).ToImmutableArray();
        if (element.GetNamedType() is IInputObjectGraphType)
        {
            return new ListValue(values);
        }

        var sources = values.Select(value => value is LeafValue leaf ? leaf.Source : new ConstantSource(null)).ToImmutableArray();
        var current = values.Select(value => (value as LeafValue)?.Current).ToImmutableArray();
        return sources.All(source => source is ConstantSource)
            ? new LeafListValue(new ConstantSource(current.ToArray()), current)
            : new LeafListValue(new ListSource(sources), current);
    }

    private ObjectValue Object(IInputObjectGraphType type, GraphQLObjectValue literal)
    {
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, InputValue>>();
        foreach (var field in literal.Fields ?? [])
        {
            var name = field.Name.StringValue;
            if (CoerceOrAbsent(type.Fields.Find(name)!.ResolvedType!, field.Value) is { } value)
            {
                fields.Add(new(name, value));
            }
        }

        if (type is InputObjectGraphType { IsOneOf: true } && (fields.Count != 1 || fields[0].Value is NullValue))
        {
            throw new RequestRefusedException(ErrorCode.BadUserInput, $"Exactly one field of {type.Name} must be given, and it must not be null.");
        }

        return new ObjectValue(fields.ToImmutable());
    }
}
