using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Expect.Api.Tests.Writing.Imports;

/// <summary>Imports of offers, as clients write them.</summary>
internal static class OfferRows
{
    /// <summary>Needs <c>rows</c>; takes <c>format</c> and <c>dryRun</c>.</summary>
    public const string Mutation = "mutation ($rows: JSON!, $format: ImportFormat, $dryRun: Boolean) { importExpertiseOffer(input: { rows: $rows, format: $format, dryRun: $dryRun }) " + Selection + " }";

    /// <summary>What is asked of any import.</summary>
    public const string Selection = "{ created updated unchanged dryRun errorCount errors { __typename ... on Error { message } ... on ValidationError { path code } ... on NotFoundError { path }"
        + " ... on ForbiddenError { path } ... on DuplicateError { path existingId } ... on InvalidTransitionError { path from to allowed } } }";

    private static readonly string[] Forms = ["PEER_TRAINING", "STUDY_VISIT", "REMOTE_ADVICE"];

    /// <summary>Offers of Paris that lack nothing, each with two modalities, two themes and a country.</summary>
    public static JsonArray Complete(int count, string prefix = "row") => [.. Enumerable.Range(0, count).Select(i => (JsonNode)Complete($"{prefix}-{i}"))];

    /// <summary>An offer of Paris that lacks nothing.</summary>
    public static JsonObject Complete(string slug) => new()
    {
        ["territory"] = new JsonObject { ["slug"] = "paris" },
        ["slug"] = slug,
        ["title"] = Texts(("FR", $"Offre {slug}"), ("EN", $"Offer {slug}")),
        ["summary"] = Texts(("FR", "Un essai.")),
        ["themes"] = new JsonArray(new JsonObject { ["code"] = "adaptation" }, new JsonObject { ["code"] = "mobility" }),
        ["modalities"] = new JsonArray([.. Forms.Take(2).Select(form => (JsonNode)new JsonObject { ["form"] = form, ["oneOff"] = true, ["minDays"] = 2 })]),
        ["targetCountries"] = new JsonArray(new JsonObject { ["iso2"] = "TN" }),
        ["languages"] = new JsonArray("FR", "EN"),
        ["yearlyCapacity"] = 3,
    };

    /// <summary>A localised text.</summary>
    public static JsonArray Texts(params (string Language, string? Value)[] texts) =>
        [.. texts.Select(text => (JsonNode)new JsonObject { ["language"] = text.Language, ["value"] = text.Value })];

    /// <summary>Each error: type, code where there is one, and the steps of its path joined by dots.</summary>
    public static IReadOnlyList<string> Problems(JsonElement payload) => payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
        ? [.. errors.EnumerateArray().Select(error => string.Join(' ', new[]
        {
            error.GetProperty("__typename").GetString()!, error.TryGetProperty("code", out var code) ? code.GetString()! : "",
            string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString())),
        }.Where(text => text.Length > 0)))]
        : [];

    /// <summary>Created, updated, unchanged, errors.</summary>
    public static string Counts(JsonElement payload) => string.Join(
        ' ', new[] { "created", "updated", "unchanged", "errorCount" }.Select(name => payload.GetProperty(name).GetInt32().ToString(CultureInfo.InvariantCulture)));
}
