namespace Expect.Api.GraphQL.Schema;

/// <summary>A language that content can be written in.</summary>
/// <param name="Code">Its value in the schema's LanguageCode: PT_BR.</param>
/// <param name="Tag">Its BCP 47 tag, under which texts are stored: pt-BR.</param>
/// <param name="Collation">The PostgreSQL collation that sorts its texts: pt-BR-x-icu.</param>
/// <param name="EnglishName">Its name in English.</param>
/// <param name="FrenchName">Its name in French.</param>
public sealed record Language(string Code, string Tag, string Collation, string EnglishName, string FrenchName);
