namespace Expect.Domain;

/// <summary>An amount in one currency. Amounts of different currencies are never added.</summary>
/// <param name="Amount">The amount, with no more decimals than the currency has minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record Money(decimal Amount, string Currency);
