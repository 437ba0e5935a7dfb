using System.Text.Json;

namespace Expect.Api.Tests.Writing;

/// <summary>What stood in the way of a mutation, in short.</summary>
internal static class Problems
{
    /// <summary>Selects what can be said of the errors of moves and commands.</summary>
    public const string Selection = "errors { " + Always + " }";

    /// <summary>Selects what can be said of the errors of commands, which can come upon keys that are taken.</summary>
    public const string SelectionWithDuplicates = "errors { " + Always + " ... on DuplicateError { path } }";

    private const string Always = "__typename ... on Error { message } ... on ValidationError { code path } ... on VersionConflictError { expected actual path }"
        + " ... on InvalidTransitionError { from to path } ... on ForbiddenError { path } ... on NotFoundError { path }";

    /// <summary>Each error without its message: type, values, and at last the steps of its path joined by dots.</summary>
    public static IEnumerable<string> Of(JsonElement payload) => payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
        ? errors.EnumerateArray().Select(error => string.Join(' ', error.EnumerateObject()
            .Where(member => member.Name != "message").OrderBy(member => member.Name == "path").Select(Text).Where(text => text.Length > 0)))
        : [];

    /// <summary>The value of the only root field.</summary>
    public static JsonElement Payload(JsonElement answer) => answer.GetProperty("data").EnumerateObject().Single().Value;

    private static string Text(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Array
        ? string.Join('.', member.Value.EnumerateArray().Select(step => step.GetString()))
        : member.Value.ToString();
}
