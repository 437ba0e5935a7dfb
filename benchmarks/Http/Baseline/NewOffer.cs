namespace Expect.Benchmarks.Http.Baseline;

/// <summary>What the hand-written endpoint is sent to write an offer: no more than this question needs.</summary>
internal sealed record NewOffer(string Territory, string Slug, string Title, string Summary, string Theme, string Language, string Form, bool OneOff, int MinDays);
