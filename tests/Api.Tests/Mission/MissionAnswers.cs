using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Mission;

/// <summary>Compares whole answers with what SQL written by hand says over the same rows.</summary>
internal sealed class MissionAnswers(ServiceFixture service)
{
    /// <summary>Which rows of a content type are public: a condition on a table without an alias, or after <c>o.</c>.</summary>
    public const string Visible = "status = 'PUBLISHED' and coalesce(publish_at, '-infinity') <= now() and coalesce(unpublish_at, 'infinity') > now()";

    /// <summary>The day that it is in Paris.</summary>
    public const string Today = "(now() at time zone 'Europe/Paris')::date";

    /// <summary>Fails unless the answer to a question of the IDE, with its variables, is what the SQL makes.</summary>
    /// <param name="question">The name of its file.</param>
    /// <param name="sql">A SELECT of one JSON value: the whole of <c>data</c>.</param>
    public async Task EqualsAsync(string question, string sql) => await EqualsAsync(await AnswerAsync(question), sql);

    /// <summary>Fails unless the answer to an operation is what the SQL makes.</summary>
    /// <param name="query">The operation.</param>
    /// <param name="variables">Its variables, or null.</param>
    /// <param name="sql">A SELECT of one JSON value: the whole of <c>data</c>.</param>
    public async Task AnswerEqualsAsync(string query, object? variables, string sql) =>
        await EqualsAsync(JsonNode.Parse((await service.DataAsync(query, variables)).GetRawText())!, sql);

    /// <summary>The answer to a question of the IDE.</summary>
    /// <param name="question">The name of its file.</param>
    public async Task<JsonNode> AnswerAsync(string question)
    {
        var path = Path.Combine(QuestionsDirectory(), question);
        var variables = File.Exists(path + ".json") ? JsonDocument.Parse(await File.ReadAllTextAsync(path + ".json")).RootElement : (JsonElement?)null;
        return JsonNode.Parse((await service.DataAsync(await File.ReadAllTextAsync(path + ".graphql"), variables)).GetRawText())!;
    }

    /// <summary>Where the questions of the IDE are.</summary>
    public static string QuestionsDirectory([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../src/Api/Ide/questions"));

    private async Task EqualsAsync(JsonNode actual, string sql)
    {
        var expected = JsonNode.Parse((string)(await service.ScalarAsync($"select ({sql})::text"))!)!;
        Assert.True(expected.ToJsonString().Length > 60, "The question finds nothing, so it shows nothing.");
        Assert.True(JsonNode.DeepEquals(expected, actual), $"SQL: {expected.ToJsonString()}\nAPI: {actual.ToJsonString()}");
    }
}
