using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Expect.Persistence.Catalog;

/// <summary>Names of the schema from names of the domain.</summary>
internal static class Names
{
    private static readonly ConcurrentDictionary<string, string> EnumValues = new(StringComparer.Ordinal);

    /// <summary>A field's name: the property's, its first letter small.</summary>
    public static string Field(string property) => char.ToLowerInvariant(property[0]) + property[1..];

    /// <summary>The name of one element of a list: themes, theme; modalities, modality.</summary>
    public static string Singular(string list) =>
        list.EndsWith("ies", StringComparison.Ordinal) ? list[..^3] + "y" : list.EndsWith('s') ? list[..^1] : list;

    /// <summary>The field names of a path of properties.</summary>
    public static ImmutableArray<string> Path(IReadOnlyList<string> path) => [.. path.Select(Field)];

    /// <summary>An enumeration value's name: upper case, words separated by underscores; one that is written so already stays.</summary>
    public static string EnumValue(string name) => EnumValues.GetOrAdd(name, static name => name.Any(char.IsLower) ? Upper(name) : name);

    private static string Upper(string name)
    {
        var upper = new System.Text.StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && upper.Length > 0)
            {
                upper.Append('_');
            }

            upper.Append(char.ToUpperInvariant(c));
        }

        return upper.ToString();
    }
}
