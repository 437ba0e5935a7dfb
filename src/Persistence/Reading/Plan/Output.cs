using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>One member of the answer's object for a row, under its response key.</summary>
/// <param name="Key">The response key.</param>
public abstract record Output(string Key);

/// <summary>What is written of each row, in the order of the request.</summary>
/// <param name="Outputs">The members; their keys are distinct.</param>
public sealed record Selection(ImmutableArray<Output> Outputs);

/// <summary>A member that is the same for every row.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Json">Its value as JSON text.</param>
public sealed record ConstantOutput(string Key, string Json) : Output(Key);

/// <summary>A member whose JSON is found before the operation runs.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Value">Its value as JSON text.</param>
public sealed record GivenOutput(string Key, ParameterOperand Value) : Output(Key);

/// <summary>A scalar.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Value">The value.</param>
/// <param name="Format">How it is written.</param>
public sealed record ScalarOutput(string Key, Expression Value, ScalarFormat Format) : Output(Key);

/// <summary>The address at which the bytes of a file are found.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Id">The item's id.</param>
/// <param name="IdType">The name of its type.</param>
/// <param name="FileName">The file's name, with which the path ends.</param>
/// <param name="Prefix">What stands before the global id.</param>
/// <param name="Query">What asks for a variant; empty for the file as it is.</param>
public sealed record FileAddressOutput(string Key, Expression Id, string IdType, Expression FileName, string Prefix, string Query) : Output(Key);

/// <summary>How a value is written as JSON.</summary>
/// <param name="Type">The value's type.</param>
/// <param name="IsList">Whether it is an array, written as a JSON list.</param>
/// <param name="IdType">For a global id, the name of the type; null otherwise.</param>
/// <param name="Prefix">What stands before a global id: the address under which items are found; null for the id alone.</param>
/// <param name="IsMarkdown">Whether a text is Markdown that is written as HTML.</param>
public sealed record ScalarFormat(SqlType Type, bool IsList = false, string? IdType = null, string? Prefix = null, bool IsMarkdown = false);

/// <summary>The translations of a localised text as a list of objects.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Value">The stored JSON object.</param>
/// <param name="Outdated">The languages whose text is outdated, when a member asks for it; null otherwise.</param>
/// <param name="Members">Response key and kind of each member of an object.</param>
public sealed record TranslationsOutput(
    string Key, TranslationsExpression Value, OutdatedTranslationsExpression? Outdated, ImmutableArray<TranslationMember> Members) : Output(Key);

/// <summary>A member of one translation.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record TranslationMember(string Key, TranslationMemberKind Kind, string? Json = null);

/// <summary>What a member of a translation holds.</summary>
public enum TranslationMemberKind
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>The language code.</summary>
    Language,

    /// <summary>The text.</summary>
    Value,

    /// <summary>Whether the text is outdated.</summary>
    Outdated,
}

/// <summary>An object made of columns of the same row, such as an amount of money.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Presence">The object is null when this value is; null when it is always there.</param>
/// <param name="Selection">Its members.</param>
public sealed record ObjectOutput(string Key, Expression? Presence, Selection Selection) : Output(Key);

/// <summary>The target of a to-one relation; null when there is none that the viewer may see.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Join">The relation.</param>
/// <param name="Selection">What is written of the target.</param>
public sealed record ToOneOutput(string Key, Join Join, Selection Selection) : Output(Key);

/// <summary>Related rows as a plain list.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Rows">The related rows.</param>
/// <param name="Order">Their order.</param>
/// <param name="Selection">What is written of each.</param>
public sealed record ListOutput(string Key, RelatedRows Rows, ImmutableArray<OrderTerm> Order, Selection Selection) : Output(Key);

/// <summary>Related rows of several types as a plain list.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Position">The value of the link that orders the rows of all types together.</param>
/// <param name="Parts">The rows of each type.</param>
public sealed record MixedListOutput(string Key, LinkColumnExpression Position, ImmutableArray<MixedListPart> Parts) : Output(Key);

/// <summary>The rows of one type in a mixed list.</summary>
/// <param name="Rows">The related rows.</param>
/// <param name="Selection">What is written of each.</param>
public sealed record MixedListPart(RelatedRows Rows, Selection Selection);

/// <summary>Related rows as a connection.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Rows">The related rows.</param>
/// <param name="Connection">Which of them, and what is written.</param>
public sealed record ConnectionOutput(string Key, RelatedRows Rows, Connection Connection) : Output(Key);
