using System.Globalization;
using System.Text.Json;

namespace Expect.Api.Tests.Plans;

/// <summary>
/// What operations touch at 200 000 offers. Keyed and paged operations are served by indexes and touch few pages, whatever
/// the size of the tables; what must read everything declares which tables, why, and a ceiling. Statements that are prepared
/// are held to the same after ten executions with frequent values, when PostgreSQL may have come to keep one plan for all.
/// </summary>
[Collection(PlanCollectionDefinition.Name)]
public sealed class PlanTests(PlanDatabases databases)
{
    private static readonly string[] Large =
        ["expertise_offers", "territories", "offer_themes", "modalities", "offer_target_countries", "memberships"];

    /// <summary>The names of the operations.</summary>
    public static TheoryData<string> Corpus => [.. PlannedOperation.Names()];

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task Touches_no_more_than_declared(string name)
    {
        var operation = PlannedOperation.Read(name);
        var (cold, warm) = await databases.Large.ExplainAsync(operation);
        Check(operation, "planned for its values", cold);
        if (warm is not null)
        {
            Check(operation, "prepared, after frequent values", warm);
        }
    }

    private static void Check(PlannedOperation operation, string plan, Explanation explanation)
    {
        var touched = string.Create(
            CultureInfo.InvariantCulture, $"{operation.Name}, {plan}: {explanation.Buffers} buffers of {operation.MostBuffers}\n{explanation.Text}");
        Assert.True(explanation.Buffers <= operation.MostBuffers, touched);
        var undeclared = explanation.Scanned.Intersect(Large).Except(operation.Scanned).ToList();
        Assert.True(undeclared.Count == 0, $"Reads all of {string.Join(", ", undeclared)}. {touched}");
    }
}
