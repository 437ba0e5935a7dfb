namespace Expect.Domain;

/// <summary>A date as far as it is known: a year, a month or a day.</summary>
public sealed record PartialDate
{
    private PartialDate(DateOnly date, DatePrecision precision) => (Date, Precision) = (date, precision);

    /// <summary>The first day that it can mean.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>How precisely the date is known.</summary>
    public DatePrecision Precision { get; private set; }

    /// <summary>A date of which only the year is known.</summary>
    public static PartialDate InYear(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year);

    /// <summary>A date of which year and month are known.</summary>
    public static PartialDate InMonth(int year, int month) => new(new DateOnly(year, month, 1), DatePrecision.Month);

    /// <summary>A date known to the day.</summary>
    public static PartialDate On(DateOnly day) => new(day, DatePrecision.Day);
}

/// <summary>How precisely a date is known.</summary>
public enum DatePrecision
{
    /// <summary>Only the year (Année).</summary>
    Year,

    /// <summary>Year and month (Mois).</summary>
    Month,

    /// <summary>The day (Jour).</summary>
    Day,
}
