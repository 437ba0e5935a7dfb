using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>Nullable columns.</summary>
internal static class Rows
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    /// <summary>A whole number, or null.</summary>
    public static int? Number(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    /// <summary>A day, or null.</summary>
    public static DateOnly? Day(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateOnly>(ordinal);
}
