namespace Expect.Api.GraphQL.Documents;

/// <summary>What one request may ask for at most. Checked before validation, whose cost can grow with the square of a document's size.</summary>
public sealed record RequestLimits
{
    /// <summary>Bytes of a request's body. 1 MiB by default.</summary>
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of the body of a request by somebody who may write, whose rows to import are many. 16 MiB by default.</summary>
    public int WriterBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of a document in UTF-8. 64 KiB by default.</summary>
    public int DocumentBytes { get; init; } = 64 * 1024;

    /// <summary>Tokens of a document: names, values, punctuation. 10 000 by default.</summary>
    public int Tokens { get; init; } = 10_000;

    /// <summary>Brackets of any kind open at the same place. 64 by default.</summary>
    public int Brackets { get; init; } = 64;

    /// <summary>Fields nested in each other, fragments expanded. 20 by default: introspection by the usual tools takes 15.</summary>
    public int Depth { get; init; } = 20;

    /// <summary>Fields and fragments nested in each other, fragments expanded. 64 by default.</summary>
    public int Nesting { get; init; } = 64;

    /// <summary>Fields of a document's largest operation, fragments expanded. 1 000 by default.</summary>
    public int Fields { get; init; } = 1_000;

    /// <summary>Times that one response key, or one fragment, may be selected in one selection set. 50 by default.</summary>
    public int Repetitions { get; init; } = 50;

    /// <summary>Fields of an operation's root, fragments expanded. 40 by default.</summary>
    public int RootFields { get; init; } = 40;

    /// <summary>Fields with an alias in an operation, fragments expanded. 300 by default.</summary>
    public int Aliases { get; init; } = 300;

    /// <summary>Operations and fragments of a document. 200 by default.</summary>
    public int Definitions { get; init; } = 200;

    /// <summary>Variables of an operation. 200 by default.</summary>
    public int Variables { get; init; } = 200;

    /// <summary>Bytes that the cache of validated documents may take, by an estimate. 32 MiB by default.</summary>
    public long DocumentCacheBytes { get; init; } = 32 * 1024 * 1024;
}
