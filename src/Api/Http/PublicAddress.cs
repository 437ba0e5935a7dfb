namespace Expect.Api.Http;

/// <summary>Where clients reach the service.</summary>
/// <param name="Value">Absolute, without a slash at its end.</param>
public sealed record PublicAddress(string Value);
