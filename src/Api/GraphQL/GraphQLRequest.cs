using System.Text.Json;
using Expect.Api.GraphQL.Reports;

namespace Expect.Api.GraphQL;

/// <summary>A GraphQL request. Owns the memory of its variables: dispose of it when the answer is complete.</summary>
/// <param name="query">The document.</param>
/// <param name="body">The JSON that holds the variables; null when there is none.</param>
public sealed class GraphQLRequest(string query, JsonDocument? body) : IDisposable
{
    /// <summary>The document's text.</summary>
    public string Query { get; } = query;

    /// <summary>Which operation of the document is meant; null when the document has one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables, an object; undefined or null when there are none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>The header Accept-Language; null when it is missing.</summary>
    public string? AcceptLanguage { get; init; }

    /// <summary>The header Idempotency-Key; null when it is missing.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The header traceparent; null when it is missing.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Whether the method allows queries only: GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>What the request wants to know about its cost.</summary>
    public CostMode CostMode { get; init; }

    /// <summary>Whether the request wants its statements explained.</summary>
    public bool Explains { get; init; }

    /// <inheritdoc/>
    public void Dispose() => body?.Dispose();
}
