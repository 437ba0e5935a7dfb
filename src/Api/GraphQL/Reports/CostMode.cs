namespace Expect.Api.GraphQL.Reports;

/// <summary>What the header <c>GraphQL-Cost</c> asks for.</summary>
public enum CostMode
{
    /// <summary>Nothing: the header is missing.</summary>
    None,

    /// <summary><c>report</c>: the answer, and what it costs.</summary>
    Report,

    /// <summary><c>validate</c>: what the operation costs; it is not executed, and may cost more than the limit.</summary>
    Validate,
}
