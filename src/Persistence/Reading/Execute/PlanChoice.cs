namespace Expect.Persistence.Reading.Execute;

/// <summary>How statements with conditions of the request are planned.</summary>
/// <param name="IsKept">True: by a plan that is kept for all values. False: for the values at hand.</param>
/// <param name="Limit">How long a kept plan that is on trial may take; null when it is not on trial.</param>
internal readonly record struct PlanChoice(bool IsKept, TimeSpan? Limit = null)
{
    /// <summary>For the values at hand.</summary>
    public static readonly PlanChoice ForValues = new(false);
}
