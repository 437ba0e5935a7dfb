using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Cases;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Properties;
using Expect.Persistence.Hosting;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Visibility;

/// <summary>
/// What a viewer may not see cannot be inferred: every case, and more operations made to look for hidden rows, has the same
/// answer whether hidden rows exist or not, refusals included. The rows are deleted by SQL written by hand from the rights table.
/// </summary>
public sealed class NoInferenceTests : IAsyncLifetime
{
    private EmbeddedPostgres? _postgres;
    private WebApplication? _application;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await PreparedCluster.Demonstration.StartAsync();
        await ExecuteAsync(CaseContent.Sql);
        // Random operations are allowed to be slow: what they say is looked at, not how fast.
        _application = await ServiceFixture.StartServiceAsync(_postgres.ConnectionString, KeyValuePair.Create<string, string?>(WebHost.StatementTimeoutSetting, "5min"));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        if (_postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _postgres.DisposeAsync();
        }
    }

    [Fact]
    public async Task Answers_are_the_same_with_and_without_hidden_rows()
    {
        using var client = ServiceFixture.ClientOf(_application!);
        await ExecuteAsync(HiddenRows.Add);
        var random = InferenceOperations.Random(await Sampler.ReadAsync(InferenceOperations.Catalog, _postgres!.ConnectionString));
        var with = await AskAllAsync(client, random);
        await ExecuteAsync(HiddenRows.Delete);
        var without = await AskAllAsync(client, random);

        Assert.True(with.Count > 100, "There are too few operations to say anything.");
        Assert.All(with, (answer, i) => Assert.Equal(answer, without[i]));
    }

    private static async Task<List<string>> AskAllAsync(HttpClient client, IEnumerable<object> random)
    {
        var answers = new List<string>();
        foreach (var name in CaseFile.Names())
        {
            var file = CaseFile.Read(name);
            object? variables = file.Variables.ValueKind == JsonValueKind.Undefined ? null : file.Variables;
            answers.Add($"{name}: {await AskAsync(client, new { query = file.Query, variables, operationName = file.OperationName })}");
        }

        foreach (var operation in random)
        {
            var answer = await AskAsync(client, operation);
            Assert.False(answer.StartsWith("{\"errors\"", StringComparison.Ordinal), $"{JsonSerializer.Serialize(operation)}: {answer}");
            answers.Add($"{JsonSerializer.Serialize(operation)}: {answer}");
        }

        foreach (var query in InferenceOperations.Seekers)
        {
            var answer = await AskAsync(client, new { query });
            Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
            answers.Add($"{query}: {answer}");
        }

        foreach (var query in InferenceOperations.Refused)
        {
            var answer = await AskAsync(client, new { query });
            Assert.Contains("\"errors\"", answer, StringComparison.Ordinal);
            answers.Add($"{query}: {answer}");
        }

        return answers;
    }

    private static async Task<string> AskAsync(HttpClient client, object request)
    {
        using var response = await client.PostAsJsonAsync("/graphql", request);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_postgres!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
