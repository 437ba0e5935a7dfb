using Expect.Api.GraphQL.Schema;
using GraphQL;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Values;

/// <summary>What to write where a value of a type is expected: the remedy in messages about values that do not fit.</summary>
internal static class ScalarHints
{
    // Enumerations and inputs with more names than that are looked up in the schema.
    private const int MaxNames = 24;

    /// <summary>A sentence for a type or a list of it.</summary>
    public static string Of(IGraphType type) => type.GetNamedType() switch
    {
        EnumerationGraphType enumeration => Names(enumeration.Name, "Give one of", [.. enumeration.Values.Select(value => value.Name)]),
        IInputObjectGraphType input => Names(input.Name, "Give an object with fields of", [.. input.Fields.Select(field => field.Name)]),
        var scalar => Scalar(scalar.Name),
    };

    /// <summary>The same in French.</summary>
    public static string InFrench(IGraphType type) => type.GetNamedType() switch
    {
        EnumerationGraphType enumeration => FrenchNames(enumeration.Name, "Donnez l'un des noms", [.. enumeration.Values.Select(value => value.Name)]),
        IInputObjectGraphType input => FrenchNames(input.Name, "Donnez un objet avec des champs", [.. input.Fields.Select(field => field.Name)]),
        var scalar => FrenchScalar(scalar.Name),
    };

    private static string Names(string type, string verb, string[] names) => names.Length <= MaxNames
        ? $"{verb} {string.Join(", ", names)}."
        : $"{verb} those that the schema lists for {type}.";

    private static string Scalar(string name) => name switch
    {
        "Int" => "Give a whole number from -2147483648 to 2147483647.",
        "Long" => "Give a whole number of 64 bits.",
        "Decimal" => $"Give a number, or a string with one, of at most {ScalarText.MaxDecimalDigits} digits.",
        "Boolean" => "Give true or false.",
        "Date" => "Give a string such as \"2021-01-20\".",
        "DateTime" => "Give a string with its offset from UTC, such as \"2021-01-20T09:30:00Z\".",
        "URL" => "Give an absolute address, such as \"https://example.org/\".",
        "JSON" => "Give any JSON value, without variables inside it.",
        "ID" => "Give the id of an item as it was in an answer.",
        _ => "Give a string without NUL characters and lone surrogates.",
    };

    private static string FrenchNames(string type, string verb, string[] names) => names.Length <= MaxNames
        ? $"{verb} : {string.Join(", ", names)}."
        : $"{verb} que le schéma énumère pour {type}.";

    private static string FrenchScalar(string name) => name switch
    {
        "Int" => "Donnez un nombre entier de -2147483648 à 2147483647.",
        "Long" => "Donnez un nombre entier de 64 bits.",
        "Decimal" => $"Donnez un nombre, ou un texte qui en dit un, de {ScalarText.MaxDecimalDigits} chiffres au plus.",
        "Boolean" => "Donnez true ou false.",
        "Date" => "Donnez un texte comme \"2021-01-20\".",
        "DateTime" => "Donnez un texte avec son décalage par rapport à UTC, comme \"2021-01-20T09:30:00Z\".",
        "URL" => "Donnez une adresse absolue, comme \"https://example.org/\".",
        "JSON" => "Donnez n'importe quelle valeur JSON, sans variables.",
        "ID" => "Donnez l'identifiant d'un contenu, comme une réponse l'a donné.",
        _ => "Donnez un texte sans caractères NUL ni demi-codets isolés.",
    };
}
