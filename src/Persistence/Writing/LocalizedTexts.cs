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

        var kept = text?.Texts.Where(one => !patch.ContainsKey(one.Key)).Select(one => (one.Key, one.Value)) ?? [];
        var given = patch.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!));
        (string Language, string Text)[] texts = [.. kept, .. given];
        return texts.Length == 0 ? null : LocalizedText.Of(texts);
    }
}
