using Expect.Api.GraphQL.Documents;

namespace Expect.Api.GraphQL.Values;

/// <summary>The limit on lists of values, those of <c>in</c> and <c>nin</c> above all: each value makes the database compare once more.</summary>
internal static class ListLength
{
    /// <summary>The most values of a list.</summary>
    public const int Most = 1_000;

    /// <summary>Refuses a list that is too long.</summary>
    /// <param name="count">How many values it has.</param>
    /// <param name="where">Where it is, for the message.</param>
    /// <exception cref="RequestRefusedException">It is too long.</exception>
    public static void Check(int count, string where)
    {
        if (count > Most)
        {
            throw Refusals.TooLarge(
                Refusals.Shorten($"A list has too many values ({where})"), count, Most, "Ask in several requests, or select by a relation or a range instead.");
        }
    }
}
