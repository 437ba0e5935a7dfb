using System.Buffers;

namespace Expect.Domain;

/// <summary>
/// Rules that several items share, each with its code and its words. The database has them, too, as the last line; here they are
/// told all at once, with their places. A value that is missing breaks none of them: whether it may be is another rule.
/// </summary>
internal static class Rules
{
    private const int PercentageDecimals = 2;

    private static readonly SearchValues<char> SlugLetters = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");

    /// <summary>A text that an item always has is there in French.</summary>
    public static Result InFrench(this Result result, LocalizedText? text, string path) =>
        result.Unless(text is null || text.Has("fr"), "french.missing", "The French text is missing: other languages fall back to it.", path);

    /// <summary>A readable key that stands in addresses.</summary>
    public static Result IsSlug(this Result result, string? slug, string path) => result.Unless(
        string.IsNullOrEmpty(slug) || (!slug.AsSpan().ContainsAnyExcept(SlugLetters) && slug[0] != '-' && slug[^1] != '-' && !slug.Contains("--", StringComparison.Ordinal)),
        "slug.invalid", "A readable key has small letters without accents and digits, with single hyphens between words: eau-potable.", path);

    /// <summary>A number of things.</summary>
    public static Result IsNotNegative(this Result result, decimal? number, string path) =>
        result.Unless(!(number < 0), "number.negative", "A number here is zero or more.", path);

    /// <summary>A number of things of which there is at least one.</summary>
    public static Result IsPositive(this Result result, decimal? number, string path) =>
        result.Unless(!(number <= 0), "number.notPositive", "A number here is more than zero.", path);

    /// <summary>An amount of money that somebody asks for or grants.</summary>
    public static Result IsPositive(this Result result, Money? money, string path) =>
        result.Unless(!(money?.Amount <= 0), "amount.notPositive", "An amount is greater than zero.", path);

    /// <summary>Amounts that are compared.</summary>
    public static Result IsInCurrencyOf(this Result result, Money? money, Money? other, string path) => result.Unless(
        money is null || other is null || money.Currency == other.Currency, "currency.other", "Amounts that go together are in the same currency.", path);

    /// <summary>A part of a whole, in per cent.</summary>
    public static Result IsPercentage(this Result result, decimal? percentage, string path) => result.Unless(
        percentage is null || (percentage is > 0 and <= 100 && percentage == decimal.Round(percentage.Value, PercentageDecimals)),
        "percentage.invalid", "A percentage is more than 0 and at most 100, with two decimals at most.", path);

    /// <summary>A period whose last day is named.</summary>
    public static Result IsPeriod(this Result result, DateOnly? first, DateOnly? last, string path) =>
        result.Unless(!(last < first), "period.reversed", "The last day is before the first.", path);

    /// <summary>A period whose end is the first day on which something holds no more.</summary>
    public static Result IsValidity(this Result result, DateOnly? from, DateOnly? to, string path) =>
        result.Unless(!(to <= from), "validity.empty", "The validity ends before it begins: its end is the first day on which it holds no more.", path);
}
