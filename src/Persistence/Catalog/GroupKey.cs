using System.Collections.Immutable;

namespace Expect.Persistence.Catalog;

/// <summary>A key by which the items of a type can be grouped.</summary>
/// <param name="List">The list through whose elements the key is reached, an item counting once in each of its groups; null when an item has one value.</param>
/// <param name="Path">To-one relations, of the item or of the list's element, to the row that has the value.</param>
/// <param name="Value">The field whose value is the key; null when it is the list's element itself, or the target of the last relation.</param>
/// <param name="Bucket">The calendar period into which a date falls; null for the value itself.</param>
public sealed record GroupKey(CatalogField? List, ImmutableArray<ToOneField> Path, CatalogField? Value, CalendarBucket? Bucket = null)
{
    /// <summary>The key's field among a group's keys: the path in camel case.</summary>
    public string FieldName { get; } = Names.Field(string.Concat(Words(List, Path, Value, Bucket).Select(Pascal)));

    /// <summary>The key's name: the path in upper case.</summary>
    public string Name => Names.EnumValue(Pascal(FieldName));

    /// <summary>What the key means.</summary>
    public string Description
    {
        get
        {
            var meaning = Value?.Description ?? (Path.IsEmpty ? List!.Description : Path[^1].Description);
            var period = Bucket switch { CalendarBucket.Year => "By year. ", CalendarBucket.Month => "By month. ", _ => "" };
            return period + meaning;
        }
    }

    private static IEnumerable<string> Words(CatalogField? list, ImmutableArray<ToOneField> path, CatalogField? value, CalendarBucket? bucket)
    {
        var words = path.Select(step => step.Name).ToList();
        if (value is not null)
        {
            words.Add(value is MoneyField ? value.Name + "Currency" : value.Name);
        }

        if (list is not null && words.FirstOrDefault() != Names.Singular(list.Name))
        {
            words.Insert(0, Names.Singular(list.Name));
        }

        return bucket is { } period ? words.Append(period.ToString()) : words;
    }

    private static string Pascal(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

/// <summary>A calendar period, in Europe/Paris.</summary>
public enum CalendarBucket
{
    /// <summary>a year</summary>
    Year,

    /// <summary>a month</summary>
    Month,
}
