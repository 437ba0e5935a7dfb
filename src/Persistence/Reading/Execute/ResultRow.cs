using System.Data.Common;

namespace Expect.Persistence.Reading.Execute;

/// <summary>The row that a reader stands on, or the columns of it that belong to one part of a statement.</summary>
/// <param name="reader">The reader.</param>
/// <param name="first">Index of the first column.</param>
internal readonly struct ResultRow(DbDataReader reader, int first)
{
    /// <summary>Whether a column is null.</summary>
    public bool IsDBNull(int ordinal) => reader.IsDBNull(first + ordinal);

    /// <summary>A value of a type that has no method of its own.</summary>
    public T GetFieldValue<T>(int ordinal) => reader.GetFieldValue<T>(first + ordinal);

    /// <summary>A text.</summary>
    public string GetString(int ordinal) => reader.GetString(first + ordinal);

    /// <summary>A uuid.</summary>
    public Guid GetGuid(int ordinal) => reader.GetGuid(first + ordinal);

    /// <summary>An integer.</summary>
    public int GetInt32(int ordinal) => reader.GetInt32(first + ordinal);

    /// <summary>A bigint.</summary>
    public long GetInt64(int ordinal) => reader.GetInt64(first + ordinal);

    /// <summary>A numeric.</summary>
    public decimal GetDecimal(int ordinal) => reader.GetDecimal(first + ordinal);

    /// <summary>A boolean.</summary>
    public bool GetBoolean(int ordinal) => reader.GetBoolean(first + ordinal);

    /// <summary>A moment, in UTC.</summary>
    public DateTime GetDateTime(int ordinal) => reader.GetDateTime(first + ordinal);
}
