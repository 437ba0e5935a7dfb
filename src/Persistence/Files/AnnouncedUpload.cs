namespace Expect.Persistence.Files;

/// <summary>An asset whose bytes were announced and are awaited.</summary>
/// <param name="AccountId">Who announced it; null for the token of the process.</param>
/// <param name="Asset">What is said of it, as a JSON object in the form of the input.</param>
/// <param name="Sha256">The digest that its bytes will have, in hexadecimal; null when it is not known.</param>
public sealed record AnnouncedUpload(Guid? AccountId, string Asset, string? Sha256);
