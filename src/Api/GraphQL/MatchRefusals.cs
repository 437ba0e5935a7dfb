using System.Globalization;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL;

/// <summary>What a client is told of a need that cannot be matched.</summary>
internal static class MatchRefusals
{
    /// <summary>The error, at the field that has the need.</summary>
    public static RequestError Error(MatchRefusedException refused)
    {
        var (code, message) = refused.Refusal switch
        {
            MatchRefusal.UnknownTheme => (ErrorCode.BadUserInput, $"\"criteria.themes\" has \"{refused.Value}\", but no theme has that code. The field \"themes\" lists them."),
            MatchRefusal.UnknownCountry => (ErrorCode.BadUserInput, $"\"criteria.country\" is \"{refused.Value}\", but no country has that code. Give an ISO 3166-1 code of two capital letters: the field \"countries\" lists them."),
            _ => (ErrorCode.CostLimitExceeded, string.Create(
                CultureInfo.InvariantCulture,
                $"Offers that may match: more than the limit of {OfferMatchesRoot.MaxCandidates}. Name a theme, a narrower one, or a country in \"criteria\".")),
        };
        return new RequestError(code, message) { Path = [refused.Key] };
    }
}
