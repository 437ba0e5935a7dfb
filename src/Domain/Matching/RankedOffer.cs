namespace Expect.Domain.Matching;

/// <summary>An offer in its place among those that match a need.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Result">How well it matches.</param>
public sealed record RankedOffer(OfferFacts Offer, MatchResult Result);
