namespace Expect.Domain;

/// <summary>A text in one or more languages, by BCP 47 tag. Never blank in a language that it has. Immutable.</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    // Few languages, and many texts at a time in imports: two arrays, instead of a tree of nodes. Nobody changes it any more.
    private readonly SortedList<string, string> _texts;

    private LocalizedText(SortedList<string, string> texts) => _texts = texts;

    /// <summary>The texts by language tag.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>A text in French, the programme's language.</summary>
    public static LocalizedText French(string text) => Of(("fr", text));

    /// <summary>A text in several languages.</summary>
    /// <exception cref="ArgumentException">There is none, or one is blank.</exception>
    public static LocalizedText Of(params ReadOnlySpan<(string Language, string Text)> texts)
    {
        var sorted = new SortedList<string, string>(texts.Length, StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(text);
            sorted.Add(language, text);
        }

        return sorted.Count > 0
            ? new LocalizedText(sorted)
            : throw new ArgumentException("A localised text needs at least one language.", nameof(texts));
    }

    /// <summary>A text from its stored form.</summary>
    public static LocalizedText From(IReadOnlyDictionary<string, string> texts) =>
        Of([.. texts.Select(text => (text.Key, text.Value))]);

    /// <summary>Whether there is a text in the language.</summary>
    public bool Has(string language) => _texts.ContainsKey(language);

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) => other is not null && _texts.SequenceEqual(other._texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => _texts.Aggregate(0, (hash, text) => HashCode.Combine(hash, text.Key, text.Value));
}
