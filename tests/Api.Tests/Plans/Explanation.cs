namespace Expect.Api.Tests.Plans;

/// <summary>What an operation touches.</summary>
/// <param name="Buffers">Pages of 8 KB, hit or read.</param>
/// <param name="Scanned">Tables that are read from end to end.</param>
/// <param name="Descents">How often a table is entered, by an index or from its start.</param>
/// <param name="Text">The statements and their plans.</param>
public sealed record Explanation(long Buffers, IReadOnlyList<string> Scanned, long Descents, string Text)
{
    /// <summary>Both together.</summary>
    public Explanation Plus(Explanation other) =>
        new(Buffers + other.Buffers, [.. Scanned, .. other.Scanned], Descents + other.Descents, $"{Text}\n{other.Text}");
}
