namespace Expect.Api.GraphQL.Planning;

/// <summary>The address under which items are found by their global ids.</summary>
/// <param name="Value">Absolute, with a slash at its end.</param>
public sealed record ItemAddress(string Value);
