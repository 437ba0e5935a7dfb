using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Cases;

/// <summary>
/// Every feature of the read engine is a case: a query, the SQL made for it and its answer, side by side under tests/Cases.
/// <c>EXPECT_UPDATE_CASES=1</c> writes the SQL and the answers anew; review the difference before committing it.
/// </summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class CaseTests(ServiceFixture service)
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("EXPECT_UPDATE_CASES") == "1";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All cases.</summary>
    public static TheoryData<string> All => [.. CaseFile.Names()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Case(string name)
    {
        var file = CaseFile.Read(name);
        var read = await CaseCompiler.CompileAsync(file);

        // One CompiledRead is one round trip: the executor sends all its statements as a single batch, whatever the depth.
        await ExpectAsync(file.Beside(".sql"), string.Concat(read.Sql.Select(sql => sql + ";\n\n")).TrimEnd('\n') + "\n");
        await ExpectAsync(file.Beside(".json"), await AskAsync(file));
    }

    private async Task<string> AskAsync(CaseFile file)
    {
        object? variables = file.Variables.ValueKind == JsonValueKind.Undefined ? null : file.Variables;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = file.Query, variables, operationName = file.OperationName }),
        };
        if (file.AcceptLanguage is { } language)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        using var response = await service.Client.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return JsonSerializer.Serialize(answer.RootElement, Indented) + "\n";
    }

    private static async Task ExpectAsync(string path, string actual)
    {
        if (Update)
        {
            await File.WriteAllTextAsync(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing. Run the tests with EXPECT_UPDATE_CASES=1 and review what they write.");
        var expected = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        Assert.True(expected == actual, $"{path}\n{LineDifference.Of(expected, actual)}");
    }
}
