using System.Collections.Immutable;
using System.Globalization;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes the filter that selects exactly the items of a group: the filter under which it was made, and its keys.</summary>
internal static class GroupFilterWriter
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Appends the filter.</summary>
    public static void Write(JsonBuffer buffer, ResultRow row, GroupFilterCell cell)
    {
        buffer.Write("{\"and\":["u8);
        var isFirst = true;
        if (cell.OwnOrdinal >= 0)
        {
            buffer.WriteText(row.GetString(cell.OwnOrdinal));
            isFirst = false;
        }

        foreach (var condition in cell.Conditions)
        {
            if (!isFirst)
            {
                buffer.Write((byte)',');
            }

            isFirst = false;
            Nested(buffer, condition.Path.AsSpan(), () => Tests(buffer, row, condition.Tests));
        }

        buffer.Write("]}"u8);
    }

    private static void Tests(JsonBuffer buffer, ResultRow row, ImmutableArray<GroupTestCell> tests)
    {
        if (tests is [var only])
        {
            Nested(buffer, only.Path.AsSpan(), () => Test(buffer, row, only));
            return;
        }

        buffer.Write("{\"and\":["u8);
        for (var i = 0; i < tests.Length; i++)
        {
            var test = tests[i];
            if (i > 0)
            {
                buffer.Write((byte)',');
            }

            Nested(buffer, test.Path.AsSpan(), () => Test(buffer, row, test));
        }

        buffer.Write("]}"u8);
    }

    private static void Nested(JsonBuffer buffer, ReadOnlySpan<string> path, Action inner)
    {
        foreach (var name in path)
        {
            buffer.Write((byte)'{');
            buffer.WriteString(name);
            buffer.Write((byte)':');
        }

        inner();
        foreach (var _ in path)
        {
            buffer.Write((byte)'}');
        }
    }

    private static void Test(JsonBuffer buffer, ResultRow row, GroupTestCell test)
    {
        if (test.Kind == GroupTestKind.Value || row.IsDBNull(test.Ordinal))
        {
            buffer.Write("{\"eq\":"u8);
            ScalarWriter.Write(buffer, row, test.Ordinal, test.Format);
            buffer.Write((byte)'}');
            return;
        }

        var (start, end) = Period(row, test);
        buffer.Write("{\"gte\":"u8);
        buffer.WriteString(Text(start, test.Kind));
        buffer.Write(",\"lt\":"u8);
        buffer.WriteString(Text(end, test.Kind));
        buffer.Write((byte)'}');
    }

    private static (DateOnly Start, DateOnly End) Period(ResultRow row, GroupTestCell test)
    {
        if (test.Format.Type == SqlType.Integer)
        {
            var year = new DateOnly(row.GetInt32(test.Ordinal), 1, 1);
            return (year, year.AddYears(1));
        }

        var month = DateOnly.ParseExact(row.GetString(test.Ordinal) + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (month, month.AddMonths(1));
    }

    // A calendar period begins at midnight in Paris.
    private static string Text(DateOnly day, GroupTestKind kind) => kind == GroupTestKind.DateInPeriod
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Paris).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
