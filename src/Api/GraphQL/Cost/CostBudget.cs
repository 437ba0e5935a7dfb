using System.Text.Json;
using Expect.Api.GraphQL.Reports;

namespace Expect.Api.GraphQL.Cost;

/// <summary>What a request may spend on its operation.</summary>
/// <param name="OperationName">Which operation is meant; null or empty when the document has one only.</param>
/// <param name="Variables">The request's variables, not coerced yet; undefined or null when there are none.</param>
/// <param name="Limit">The limit.</param>
/// <param name="IsEnforced">Whether what costs more is refused; if not, the cost is only asked for.</param>
/// <param name="Report">What the request wants to know about itself; null when that is nothing.</param>
public readonly record struct CostBudget(string? OperationName, JsonElement Variables, long Limit, bool IsEnforced, ReadReport? Report)
{
    /// <summary>Tells the report, when it asked.</summary>
    public void Tell(CostFigures figures)
    {
        if (Report is { CostMode: not CostMode.None })
        {
            Report.Cost = figures;
            Report.CostLimit = Limit;
        }
    }
}
