using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Expect.Api.GraphQL.Planning;

/// <summary>
/// Words of French, English and Spanish that carry no meaning in a search: articles, prepositions, pronouns, conjunctions.
/// They are indexed all the same, so that words in quotes and names made of nothing else are found. Accents make no difference
/// here either: "lès" is left out as "les" is, or the same name would be found by one spelling and not by the other.
/// </summary>
internal static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = new Dictionary<string, FrozenSet<string>>
    {
        ["fr"] = Of("a au aux avec c ce ces cette d dans de des du elle en est et eux il ils j je l la le les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses si son sur t ta te tes toi ton tu un une vos votre vous y"),
        ["en"] = Of("a about an and are as at be been but by for from had has have he her his i if in into is it its me my no not of on or our she so that the their them they this to was we were what which who will with you your"),
        ["es"] = Of("a al ante con como de del desde donde e el ella en entre es esta este esto la las le les lo los mas me mi muy no nos o para pero por que se si sin sobre su sus te tu u un una uno unos unas y ya"),
    }.ToFrozenDictionary();

    /// <summary>Whether a word in lower case carries no meaning in a language.</summary>
    public static bool Contains(string language, string word) => ByLanguage.TryGetValue(language, out var words) && words.Contains(Unaccented(word));

    private static string Unaccented(string word) => Ascii.IsValid(word)
        ? word
        : string.Concat(word.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    private static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
