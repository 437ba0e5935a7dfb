using System.Globalization;

namespace Expect.Api.Tests.Plans;

/// <summary>
/// What grows with the content: at 200 000 offers keyed and paged operations touch at most half as much again as at 2 000,
/// and page 1 000 at most a tenth more than page 1. Operations that grow say why (<c># grows:</c>).
/// </summary>
[Collection(PlanCollectionDefinition.Name)]
public sealed class GrowthTests(PlanDatabases databases)
{
    // Twenty rows, and one more that says whether more follow, each in a page of its own, with another row that it is looked up
    // with, after two descents of an index of three levels and a step to its next leaf. What grows is far beyond at 200 000.
    private const long Page = (2 * 21) + 6 + 1;

    // A hundred times the rows make an index one or two levels deeper, which is more than half of a look-up of two pages: every
    // way into a table may cost that much more. The ways of the small plan are counted, so that a plan that grows is not excused.
    private const long Deeper = 2;

    private const int FarPage = 1000;

    /// <summary>Operations that are served by key or by page.</summary>
    public static TheoryData<string> Steady => [.. PlannedOperation.Names().Where(name => PlannedOperation.Read(name).Grows is null)];

    /// <summary>Operations with a cursor.</summary>
    public static TheoryData<string> Paged => [.. PlannedOperation.Names().Where(name => PlannedOperation.Read(name).Cursor is not null)];

    [Theory]
    [MemberData(nameof(Steady))]
    public async Task Touches_about_as_much_among_a_hundred_times_the_offers(string name)
    {
        var operation = PlannedOperation.Read(name);
        var (small, large) = (await databases.Small.ExplainAsync(operation), await databases.Large.ExplainAsync(operation));
        Check(name, "planned for its values", small.Cold, large.Cold);
        if (small.Warm is not null)
        {
            Check(name, "prepared, after frequent values", small.Warm, large.Warm!);
        }
    }

    [Theory]
    [MemberData(nameof(Paged))]
    public async Task Touches_no_more_far_from_the_first_page(string name)
    {
        var (first, far, before) = await databases.Large.ExplainFarAsync(PlannedOperation.Read(name), FarPage);
        Assert.True(far.Buffers <= Page || far.Buffers * 10 <= first.Buffers * 11, string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {first.Buffers} buffers for the first page, {far.Buffers} after {before} items\n{first.Text}\n{far.Text}"));
    }

    private static void Check(string name, string plan, Explanation small, Explanation large) => Assert.True(
        large.Buffers <= Page || large.Buffers * 2 <= small.Buffers * 3 || large.Buffers <= small.Buffers + (Deeper * small.Descents), string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, {plan}: {small.Buffers} buffers at 2 000 offers, {large.Buffers} at 200 000\n{small.Text}\n{large.Text}"));
}
