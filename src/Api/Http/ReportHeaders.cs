using Expect.Api.GraphQL.Reports;

namespace Expect.Api.Http;

/// <summary>The headers by which a request asks about itself.</summary>
internal static class ReportHeaders
{
    /// <summary>The header that asks what the operation costs: <c>report</c> with the answer, <c>validate</c> without executing it.</summary>
    public const string Cost = "GraphQL-Cost";

    /// <summary>The header that asks for statements, parameters and plans: <c>1</c>.</summary>
    public const string Explain = "GraphQL-Explain";

    /// <summary>What is asked about the cost.</summary>
    /// <exception cref="HttpRefusedException">The header has another value.</exception>
    public static CostMode CostModeOf(IHeaderDictionary headers) => !headers.TryGetValue(Cost, out var value) ? CostMode.None : value.ToString() switch
    {
        var text when text.Equals("report", StringComparison.OrdinalIgnoreCase) => CostMode.Report,
        var text when text.Equals("validate", StringComparison.OrdinalIgnoreCase) => CostMode.Validate,
        _ => throw HttpRefusedException.BadRequest($"The header {Cost} must be report (the answer and its cost) or validate (the cost only)."),
    };

    /// <summary>Whether explanations are asked for.</summary>
    /// <exception cref="HttpRefusedException">The header has another value.</exception>
    public static bool ExplainsOf(IHeaderDictionary headers) => headers.TryGetValue(Explain, out var value) && value.ToString() switch
    {
        "1" => true,
        "0" => false,
        _ => throw HttpRefusedException.BadRequest($"The header {Explain} must be 1, or missing."),
    };
}
