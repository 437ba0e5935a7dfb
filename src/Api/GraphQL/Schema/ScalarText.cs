using System.Globalization;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The text forms of the scalars: the one place that reads them.</summary>
public static class ScalarText
{
    /// <summary>The most significant digits that a decimal number has: what a JSON number keeps everywhere.</summary>
    public const int MaxDecimalDigits = 15;

    // Fifteen digits below it would reach past the 28 decimal places of a decimal.
    private const decimal SmallestExactDecimal = 0.0000000000001m;

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a day, <c>2021-01-20</c>.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a moment of RFC 3339 with its offset, <c>2021-01-20T09:30:00Z</c>; the result is in UTC.</summary>
    public static bool TryDateTime(string text, out DateTimeOffset moment)
    {
        var hasOffset = text.Length > 10 && (text[^1] is 'Z' or 'z' || text.AsSpan(10).IndexOfAny('+', '-') >= 0);
        moment = default;
        if (!hasOffset || !DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
        {
            return false;
        }

        moment = read.ToUniversalTime();
        return true;
    }

    /// <summary>
    /// Reads a decimal number, exponent included. Numbers that could not be kept exactly are none: more than 15 significant
    /// digits, or so close to zero that digits would be lost.
    /// </summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, out decimal number)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        var digits = SignificantDigits(text);
        return digits <= MaxDecimalDigits && (digits == 0 || Math.Abs(number) >= SmallestExactDecimal);
    }

    /// <summary>Reads a whole number of 64 bits.</summary>
    public static bool TryLong(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static int SignificantDigits(ReadOnlySpan<char> number)
    {
        int all = 0, significant = 0;
        foreach (var c in number)
        {
            if (c is 'e' or 'E')
            {
                break;
            }

            if (char.IsAsciiDigit(c) && (c != '0' || all > 0))
            {
                all++;
                significant = c == '0' ? significant : all;
            }
        }

        return significant;
    }

    /// <summary>Whether the text is an absolute URL of RFC 3986.</summary>
    public static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out _);
}
