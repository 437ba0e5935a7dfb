using System.Text.Json;
using Expect.Persistence.Writing;

namespace Expect.Api.Import.Formats;

/// <summary>A row as it came: JSON in the form of the input of a new item, or why it is none.</summary>
/// <param name="Value">The row; undefined when it could not be read.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
/// <param name="IsLast">Whether nothing can be read after it.</param>
/// <param name="IsWhole">Whether it stands for all rows, because none can be read.</param>
internal readonly record struct SourceRow(JsonElement Value, InvalidInput? Problem = null, bool IsLast = false, bool IsWhole = false)
{
    /// <summary>No row at all.</summary>
    public static SourceRow NoRows(string code, string message) => new(default, new InvalidInput(code, message, []), IsLast: true, IsWhole: true);

    /// <summary>A row that could not be read.</summary>
    public static SourceRow Unreadable(string code, string message, bool isLast = false) => new(default, new InvalidInput(code, message, []), isLast);
}
