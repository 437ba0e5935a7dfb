using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Expect.Api.GraphQL.Planning;

/// <summary>A word of a search, or words in quotes that stand behind one another.</summary>
/// <param name="Text">Letters and digits; words separated by one space.</param>
/// <param name="IsPhrase">Whether it was quoted.</param>
internal sealed record SearchWord(string Text, bool IsPhrase);

/// <summary>
/// Reads what people type into a search box. Everything that is no letter or digit separates words: l’eau is l and eau. The
/// database parts texts in the same way (<c>search_text</c>).
/// </summary>
internal static class SearchTerms
{
    private const string Quotes = "\"“”«»";

    private const char SoftHyphen = '\u00AD';

    // Unicode takes it for a letter; people write it where an apostrophe belongs.
    private const int LetterApostrophe = 0x2BC;

    /// <summary>
    /// The words looked for, without those that carry no meaning in one of the languages; when none of them carries meaning, all.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="languages">BCP 47 tags of the languages searched.</param>
    public static ImmutableArray<SearchWord> Of(string text, ImmutableArray<string> languages)
    {
        var all = new List<SearchWord>();
        var parts = text.Split(Quotes.ToCharArray());
        for (var i = 0; i < parts.Length; i++)
        {
            var words = Words(parts[i]);
            // A quotation mark that is never closed quotes nothing.
            var isQuoted = i % 2 == 1 && i < parts.Length - 1;
            all.AddRange(isQuoted && words.Count > 0 ? [new SearchWord(string.Join(' ', words), true)] : words.Select(word => new SearchWord(word, false)));
        }

        var meaningful = all.Where(word => word.IsPhrase || !languages.Any(language => StopWords.Contains(language, word.Text))).ToList();
        return [.. (meaningful.Count > 0 ? meaningful : all).Distinct()];
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).Replace($"{SoftHyphen}", "", StringComparison.Ordinal).EnumerateRunes())
        {
            if ((Rune.IsLetterOrDigit(rune) && rune.Value != LetterApostrophe) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
                continue;
            }

            Flush();
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
