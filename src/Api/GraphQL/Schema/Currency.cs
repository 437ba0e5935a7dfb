namespace Expect.Api.GraphQL.Schema;

/// <summary>A currency of ISO 4217.</summary>
/// <param name="Code">Its three letters: EUR.</param>
/// <param name="MinorUnits">How many decimals an amount may have.</param>
/// <param name="EnglishName">Its name in English.</param>
/// <param name="FrenchName">Its name in French.</param>
public sealed record Currency(string Code, int MinorUnits, string EnglishName, string FrenchName);
