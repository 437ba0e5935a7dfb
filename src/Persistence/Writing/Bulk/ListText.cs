using System.Collections;
using System.Globalization;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>Lists as PostgreSQL reads them from text: <c>{"one","two"}</c>.</summary>
internal static class ListText
{
    /// <summary>The text of a list without nulls.</summary>
    public static string Of(IEnumerable list) => $"{{{string.Join(',', list.Cast<object>().Select(Quoted))}}}";

    private static string Quoted(object value) =>
        $"\"{Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
