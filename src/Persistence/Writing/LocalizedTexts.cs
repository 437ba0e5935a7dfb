using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
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

        var texts = new List<(string Language, string Text)>(patch.Count);
        foreach (var (language, present) in text?.Texts ?? ReadOnlyDictionary<string, string>.Empty)
        {
            if (!patch.ContainsKey(language))
            {
                texts.Add((language, present));
            }
        }

        foreach (var (language, given) in patch)
        {
            if (given is not null)
            {
                texts.Add((language, given));
            }
        }

        return texts.Count == 0 ? null : LocalizedText.Of(CollectionsMarshal.AsSpan(texts));
    }
}
