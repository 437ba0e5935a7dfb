using System.Globalization;

namespace Expect.Domain.Matching;

/// <summary>Findings in sentences. Codes and days stand in them as clients wrote them.</summary>
internal static class MatchExplanations
{
    /// <summary>The sentence for a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="detail">What it names; null when it names nothing.</param>
    /// <param name="language"><c>en</c> for English; anything else is French.</param>
    public static string Of(MatchFinding finding, string? detail, string language) =>
        string.Format(CultureInfo.InvariantCulture, language == "en" ? English(finding) : French(finding), detail);

    private static string French(MatchFinding finding) => finding switch
    {
        MatchFinding.ThemesExact => "Porte exactement sur les thématiques demandées : {0}.",
        MatchFinding.ThemesRelated => "Porte sur les thématiques demandées, une de leurs parties ou une thématique plus large : {0}.",
        MatchFinding.ThemesSome => "Porte sur une partie des thématiques demandées : {0}.",
        MatchFinding.LanguageShared => "Une langue demandée au moins est pratiquée : {0}.",
        MatchFinding.LanguageMissing => "Aucune des langues demandées n’est indiquée : {0}.",
        MatchFinding.CountryNamed => "L’offre cite ce pays parmi ses pays cibles : {0}.",
        MatchFinding.CountryAmongAll => "L’offre s’adresse à tous les pays, sans citer celui-ci : {0}.",
        MatchFinding.ModalityFits => "Une modalité d’intervention répond à tout ce qui est demandé.",
        MatchFinding.ModalityPartly => "Une modalité d’intervention répond en partie à ce qui est demandé.",
        MatchFinding.ModalityDiffers => "Aucune modalité d’intervention ne répond à ce qui est demandé.",
        MatchFinding.AvailableThroughout => "La collectivité est disponible dès maintenant et jusqu’à l’échéance : {0}.",
        MatchFinding.AvailablePartly => "La collectivité est disponible une partie du temps avant l’échéance : {0}.",
        MatchFinding.CapacityStated => "Capacité annuelle indiquée, en missions : {0}.",
        MatchFinding.CapacityUnstated => "La capacité annuelle n’est pas indiquée.",
        MatchFinding.CapacityNone => "La collectivité n’accepte aucune mission actuellement.",
        MatchFinding.LabelInForce => "Un label en cours de validité atteste le savoir-faire.",
        MatchFinding.LabelNone => "Aucun label en cours de validité n’atteste le savoir-faire.",
        MatchFinding.PresentInCountry => "La collectivité est présente dans le pays : {0}.",
        MatchFinding.PresentInSubregion => "La collectivité est présente dans la sous-région du pays : {0}.",
        MatchFinding.PresentInRegion => "La collectivité est présente dans la région du monde du pays : {0}.",
        MatchFinding.PresentElsewhere => "La collectivité n’est pas présente dans la région du monde du pays : {0}.",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "Unknown finding."),
    };

    private static string English(MatchFinding finding) => finding switch
    {
        MatchFinding.ThemesExact => "Is on the very themes asked for: {0}.",
        MatchFinding.ThemesRelated => "Is on the themes asked for, a part of them or a wider theme: {0}.",
        MatchFinding.ThemesSome => "Is on some of the themes asked for: {0}.",
        MatchFinding.LanguageShared => "At least one language asked for is offered: {0}.",
        MatchFinding.LanguageMissing => "None of the languages asked for is stated: {0}.",
        MatchFinding.CountryNamed => "The offer names this country among its target countries: {0}.",
        MatchFinding.CountryAmongAll => "The offer is for all countries, without naming this one: {0}.",
        MatchFinding.ModalityFits => "A way of helping is all that is asked for.",
        MatchFinding.ModalityPartly => "A way of helping is in part what is asked for.",
        MatchFinding.ModalityDiffers => "No way of helping is what is asked for.",
        MatchFinding.AvailableThroughout => "The authority is available from now until the day of need: {0}.",
        MatchFinding.AvailablePartly => "The authority is available for a part of the time until the day of need: {0}.",
        MatchFinding.CapacityStated => "Yearly capacity as stated, in missions: {0}.",
        MatchFinding.CapacityUnstated => "The yearly capacity is not stated.",
        MatchFinding.CapacityNone => "The authority takes on no mission at present.",
        MatchFinding.LabelInForce => "A label in force vouches for the know-how.",
        MatchFinding.LabelNone => "No label in force vouches for the know-how.",
        MatchFinding.PresentInCountry => "The authority is present in the country: {0}.",
        MatchFinding.PresentInSubregion => "The authority is present in the subregion of the country: {0}.",
        MatchFinding.PresentInRegion => "The authority is present in the world region of the country: {0}.",
        MatchFinding.PresentElsewhere => "The authority is not present in the world region of the country: {0}.",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "Unknown finding."),
    };
}
