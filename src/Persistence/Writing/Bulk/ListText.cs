using System.Collections;
using System.Globalization;
using System.Text;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>Lists as PostgreSQL reads them from text: <c>{"one","two"}</c>.</summary>
internal static class ListText
{
    // Used again: an import has lists in each of its rows.
    [ThreadStatic]
    private static StringBuilder? _text;

    /// <summary>The text of a list without nulls.</summary>
    public static string Of(IEnumerable list)
    {
        var text = _text ??= new StringBuilder();
        text.Clear().Append('{');
        foreach (var value in list)
        {
            text.Append(text.Length > 1 ? ",\"" : "\"");
            foreach (var character in Convert.ToString(value, CultureInfo.InvariantCulture)!)
            {
                text.Append(character is '\\' or '"' ? "\\" : "").Append(character);
            }

            text.Append('"');
        }

        return text.Append('}').ToString();
    }
}
