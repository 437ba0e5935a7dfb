using Expect.Domain;

namespace Expect.Persistence.Writing;

/// <summary>Changes of localised texts.</summary>
internal static class LocalizedTexts
{
    /// <summary>A text with some languages changed; null when no language is left.</summary>
    /// <param name="text">The text as it is; null when there is none.</param>
    /// <param name="patch">Texts by language tag, null to take one away; null takes all away.</param>
    public static LocalizedText? Patched(LocalizedText? text, IReadOnlyDictionary<string, string?>? patch)
    {
        if (patch is null)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, value) in text?.Texts ?? new Dictionary<string, string>())
        {
            texts[language] = value;
        }

        foreach (var (language, value) in patch)
        {
            if (value is null)
            {
                texts.Remove(language);
            }
            else
            {
                texts[language] = value;
            }
        }

        return texts.Count == 0 ? null : LocalizedText.From(texts);
    }
}
