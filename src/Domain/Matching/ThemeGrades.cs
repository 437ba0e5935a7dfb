using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>How well themes fit: the mean over the themes asked for, each by the nearest theme of the offer.</summary>
internal static class ThemeGrades
{
    /// <summary>The offer is on a part of the theme: it may leave out what is needed.</summary>
    private const int Part = 700;

    /// <summary>The offer is on a theme of which this one is a part: it may not go deep enough.</summary>
    private const int Whole = 400;

    /// <summary>The grade; null when no theme fits.</summary>
    public static MatchGrade? Of(ImmutableArray<ThemePlace> needed, ImmutableArray<ThemePlace> offered)
    {
        var shares = needed.Select(theme => offered.Select(own => Share(theme, own)).DefaultIfEmpty(0).Max()).ToArray();
        if (shares.All(share => share == 0))
        {
            return null;
        }

        var finding = shares.Contains(0) ? MatchFinding.ThemesSome
            : shares.All(share => share == MatchGrade.Full) ? MatchFinding.ThemesExact
            : MatchFinding.ThemesRelated;
        return new MatchGrade(shares.Sum() / shares.Length, finding, string.Join(", ", needed.Where((_, i) => shares[i] > 0).Select(theme => theme.Code)));
    }

    private static int Share(ThemePlace needed, ThemePlace own) =>
        own.Code == needed.Code ? MatchGrade.Full
        : own.IsWithin(needed) ? Part
        : needed.IsWithin(own) ? Whole
        : 0;
}
