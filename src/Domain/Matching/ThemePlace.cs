using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>A theme with its place in the tree of themes.</summary>
/// <param name="Path">The codes from the main theme down to this one; at least one.</param>
public sealed record ThemePlace(ImmutableArray<string> Path)
{
    /// <summary>The theme's code.</summary>
    public string Code => Path[^1];

    /// <summary>Whether the theme is another one, or part of it at any depth.</summary>
    public bool IsWithin(ThemePlace other) => Path.Contains(other.Code);
}
