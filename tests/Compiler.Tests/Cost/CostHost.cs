using System.Text.Json;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Compiler.Tests.Planning;

namespace Expect.Compiler.Tests.Cost;

/// <summary>Measures operations over the small content model.</summary>
internal static class CostHost
{
    public static async Task<CostFigures> MeasureAsync(string text, string variables = "{}") =>
        (await PlanningHost.OperationAsync(text)).Cost.Of(PlanningHost.Json(variables));

    public static async Task<(ValidatedOperation Operation, JsonElement Variables)> ReadAsync(string text, string variables = "{}") =>
        (await PlanningHost.OperationAsync(text), PlanningHost.Json(variables));
}
