using System.Text.Json;

namespace Expect.Api.GraphQL.Cost;

/// <summary>How many objects a field gives: a number, or what variables say.</summary>
/// <param name="Number">The number when no variable says another.</param>
/// <param name="Most">The greatest number that the planner lets pass.</param>
/// <param name="First">The variable that says it; null when there is none.</param>
/// <param name="Last">Another one.</param>
internal readonly record struct ObjectCount(int Number, int Most, CostVariable? First, CostVariable? Last)
{
    /// <summary>One.</summary>
    public static readonly ObjectCount One = new(1, 1, null, null);

    /// <summary>Whether it is the same in every request.</summary>
    public bool IsConstant => First is null && Last is null;

    /// <summary>The number for a request.</summary>
    public int Of(JsonElement variables) => Math.Clamp(First?.Number(variables) ?? Last?.Number(variables) ?? Number, 0, Most);
}
