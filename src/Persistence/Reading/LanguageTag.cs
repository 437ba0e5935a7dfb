namespace Expect.Persistence.Reading;

/// <summary>The two forms of a language's name: BCP 47 in the database (<c>pt-BR</c>), a GraphQL name in the schema (<c>PT_BR</c>).</summary>
public static class LanguageTag
{
    /// <summary>The language code of a BCP 47 tag.</summary>
    public static string ToCode(string tag) => tag.ToUpperInvariant().Replace('-', '_');
}
