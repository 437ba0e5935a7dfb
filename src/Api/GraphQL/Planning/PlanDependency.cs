using Expect.Api.GraphQL.Values;

namespace Expect.Api.GraphQL.Planning;

/// <summary>
/// Something of a request's values that the planner has looked at: the plan is good for another request only where it is the
/// same. Everything that was not looked at is a parameter.
/// </summary>
/// <param name="Source">The value.</param>
/// <param name="Aspect">What of it was looked at; itself when null.</param>
/// <param name="Expected">What was seen.</param>
internal sealed record PlanDependency(ValueSource Source, Func<object?, object?>? Aspect, object? Expected)
{
    /// <summary>Whether a request's values look the same.</summary>
    public bool Holds(IReadOnlyList<object?> leaves)
    {
        var value = Source.Resolve(leaves);
        return Equals(Aspect is null ? value : Aspect(value), Expected);
    }
}
