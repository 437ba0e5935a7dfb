using GraphQL.Types;

namespace Expect.Api.GraphQL.Values;

/// <summary>What is wrong with a value, to stand behind its name.</summary>
/// <param name="English">In English.</param>
/// <param name="French">In French.</param>
internal readonly record struct InputFault(string English, string French)
{
    /// <summary>It is of another type.</summary>
    public static InputFault Unfit(IGraphType type, string shown) => new(
        $"should be {type}, but it is {shown}. {ScalarHints.Of(type)}", $"devrait être {type}, et non {shown}. {ScalarHints.InFrench(type)}");

    /// <summary>It has a field too many.</summary>
    public static InputFault Unknown(IInputObjectGraphType type, string shown) => new(
        $"has a field \"{shown}\" that {type.Name} does not have. {ScalarHints.Of(type)}", $"a un champ \"{shown}\" que {type.Name} n'a pas. {ScalarHints.InFrench(type)}");

    /// <summary>It lacks a field.</summary>
    public static InputFault Lacking(IInputObjectGraphType type, FieldType field) => new(
        $"lacks the field \"{field.Name}\" that {type.Name} requires. Give it a value of type {field.ResolvedType}.",
        $"n'a pas le champ \"{field.Name}\", obligatoire pour {type.Name}. Donnez-lui une valeur de type {field.ResolvedType}.");

    /// <summary>It has no field, or more than the one that it may have.</summary>
    public static InputFault NotOne(IInputObjectGraphType type) => new(
        $"must have exactly one field of {type.Name}, and it must not be null. {ScalarHints.Of(type)}",
        $"a un champ de {type.Name}, un seul, et qui n'est pas null. {ScalarHints.InFrench(type)}");
}
