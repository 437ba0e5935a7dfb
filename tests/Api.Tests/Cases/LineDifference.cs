namespace Expect.Api.Tests.Cases;

/// <summary>A short account of how two texts differ, line by line.</summary>
internal static class LineDifference
{
    private const int Context = 3;
    private const int Shown = 12;

    /// <summary>The first place where they differ, with a few lines before and after it.</summary>
    public static string Of(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var first = 0;
        while (first < Math.Min(left.Length, right.Length) && left[first] == right[first])
        {
            first++;
        }

        var common = left[Math.Max(0, first - Context)..first].Select(line => "  " + line);
        var removed = left.Skip(first).Take(Shown).Select(line => "- " + line);
        var added = right.Skip(first).Take(Shown).Select(line => "+ " + line);
        return string.Join('\n', [$"line {first + 1} (- expected, + actual):", .. common, .. removed, .. added]);
    }
}
