namespace Expect.Persistence.Writing;

/// <summary>An item that a write came to.</summary>
/// <param name="Type">Name of its type.</param>
/// <param name="Id">The item.</param>
/// <param name="Version">The version that it had before; null when the write made it.</param>
public sealed record TouchedItem(string Type, Guid Id, int? Version);
