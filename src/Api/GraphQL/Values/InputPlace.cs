using System.Collections.Immutable;
using System.Globalization;

namespace Expect.Api.GraphQL.Values;

/// <summary>Where in an input the value at hand stands. Put into words only when something is wrong with it: most values fit.</summary>
internal sealed class InputPlace
{
    private readonly List<(string? Member, int Item)> _steps = [];

    /// <summary>Whether the value is the whole input.</summary>
    public bool IsWhole => _steps.Count == 0;

    /// <summary>Goes to a member of the value.</summary>
    public void Enter(string member) => _steps.Add((member, 0));

    /// <summary>Goes to an item of the value.</summary>
    public void Enter(int item) => _steps.Add((null, item));

    /// <summary>Goes back to what holds the value.</summary>
    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>The steps, from outside, as answers tell them.</summary>
    public ImmutableArray<string> Path => [.. _steps.Select(step => step.Member ?? step.Item.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The steps to a member of the value.</summary>
    public ImmutableArray<string> PathTo(string member) => [.. Path, member];

    /// <summary>The steps, from outside: members behind dots, items in brackets.</summary>
    public override string ToString() => string.Concat(_steps.Select(step => step.Member is null ? $"[{step.Item}]" : $".{step.Member}"));
}
