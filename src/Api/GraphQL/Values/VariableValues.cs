namespace Expect.Api.GraphQL.Values;

/// <summary>The variables of one request.</summary>
/// <param name="Values">By name; a variable that was not given and has no default is absent.</param>
/// <param name="Leaves">The values that become parameters.</param>
/// <param name="Shape">What of the variables can change the plan, leaves aside.</param>
internal sealed record VariableValues(IReadOnlyDictionary<string, InputValue> Values, IReadOnlyList<object?> Leaves, string Shape)
{
    /// <summary>No variables.</summary>
    public static readonly VariableValues None = new(new Dictionary<string, InputValue>(), [], "");
}
