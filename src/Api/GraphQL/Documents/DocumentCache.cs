using Expect.Api.Caching;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Reports;

namespace Expect.Api.GraphQL.Documents;

/// <summary>Validated documents by their text. Refused documents are not kept.</summary>
public sealed class DocumentCache
{
    /// <summary>An estimate, on the safe side, of the bytes that a syntax tree takes for each character of its text.</summary>
    private const int BytesPerCharacter = 40;

    /// <summary>The bytes that a field takes in the expression of an operation's cost, when it depends on variables.</summary>
    private const int BytesPerField = 120;

    private readonly DocumentReader _reader;
    private readonly ByteBoundedCache<string, ValidatedDocument> _documents;

    /// <summary>An empty cache in front of a reader.</summary>
    public DocumentCache(DocumentReader reader, RequestLimits limits)
    {
        _reader = reader;
        _documents = new ByteBoundedCache<string, ValidatedDocument>(limits.DocumentCacheBytes, StringComparer.Ordinal);
    }

    /// <summary>The document of that text: the same instance for the same text as long as it is kept.</summary>
    /// <exception cref="RequestRefusedException">The text is too large, no GraphQL, or does not fit the schema.</exception>
    public ValueTask<ValidatedDocument> GetAsync(string text, CancellationToken cancellation) => GetAsync(text, default, cancellation);

    /// <summary>The document of that text: the same instance for the same text as long as it is kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="budget">What the request may spend; a document that is known is not checked again.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">The text is too large, no GraphQL, or does not fit the schema.</exception>
    public async ValueTask<ValidatedDocument> GetAsync(string text, CostBudget budget, CancellationToken cancellation)
    {
        if (_documents.Find(text) is { } known)
        {
            budget.Report?.Timings?.Cached(Stage.Parse);
            budget.Report?.Timings?.Cached(Stage.Validate);
            return known;
        }

        var document = await _reader.ReadAsync(text, budget, cancellation);
        _documents.Offer(text, document, 1024 + ((long)text.Length * BytesPerCharacter) + (document.ExpandedFields * BytesPerField));
        return document;
    }
}
