using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The fixed list of languages: code, BCP 47 tag, collation. Thread-safe.</summary>
public static partial class Languages
{
    private static readonly FrozenDictionary<string, Language> ByCodeTable;
    private static readonly FrozenDictionary<string, Language> ByTagTable;

    static Languages()
    {
        All = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).OrderBy(language => language.Code, StringComparer.Ordinal)];
        ByCodeTable = All.ToFrozenDictionary(language => language.Code, StringComparer.Ordinal);
        ByTagTable = All.ToFrozenDictionary(language => language.Tag, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every language, by code.</summary>
    public static ImmutableArray<Language> All { get; }

    /// <summary>French, in which every published text exists.</summary>
    public static Language French => ByTagTable["fr"];

    /// <summary>The language of that code (PT_BR), or null.</summary>
    public static Language? ByCode(string code) => ByCodeTable.GetValueOrDefault(code);

    /// <summary>The language of that BCP 47 tag (pt-BR) in any case, or null.</summary>
    public static Language? ByTag(string tag) => ByTagTable.GetValueOrDefault(tag);

    /// <summary>The best language for a tag that may say more than the list knows: fr-CA gives French. Null when there is none.</summary>
    public static Language? BestFor(string tag)
    {
        for (var candidate = tag; ;)
        {
            if (ByTag(candidate) is { } language)
            {
                return language;
            }

            var end = candidate.LastIndexOf('-');
            if (end <= 0)
            {
                return null;
            }

            candidate = candidate[..end];
        }
    }

    private static Language Read(string row)
    {
        var cells = row.TrimEnd('\r').Split('|');
        var tag = cells[0];
        var locale = cells[1].Length == 0 ? tag : cells[1];
        return new Language(tag.Replace('-', '_').ToUpperInvariant(), tag, locale + "-x-icu", cells[2], cells[3]);
    }
}
