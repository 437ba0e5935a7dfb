using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Mission;

/// <summary>The questions that the IDE opens with.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class IdeQuestionTests(ServiceFixture service)
{
    /// <summary>The questions.</summary>
    public static TheoryData<string> Questions =>
        [.. Directory.EnumerateFiles(MissionAnswers.QuestionsDirectory(), "*.graphql").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_question_of_the_IDE_is_answered(string file)
    {
        var path = Path.Combine(MissionAnswers.QuestionsDirectory(), file);
        var variables = Path.ChangeExtension(path, ".json");
        await service.DataAsync(
            await File.ReadAllTextAsync(path),
            File.Exists(variables) ? JsonDocument.Parse(await File.ReadAllTextAsync(variables)).RootElement : null);
    }
}
