using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>
/// The offers that match a need, the best first. Facts about candidates are read and scored before the offers themselves are:
/// all in one snapshot.
/// </summary>
/// <param name="Key">The response key.</param>
/// <param name="Need">What is asked for.</param>
/// <param name="Lookups">What finds the places that the need names.</param>
/// <param name="Candidates">The facts about offers that may match, all of which serve the country if one is asked for: values in the order of <see cref="OfferFactColumn"/>.</param>
/// <param name="Slots">The slots that are filled between the statements.</param>
/// <param name="First">How many offers at most.</param>
/// <param name="Language">The language of explanations: <c>fr</c> or <c>en</c>.</param>
/// <param name="Members">What is written of each match.</param>
public sealed record OfferMatchesRoot(
    string Key, OfferNeed Need, OfferNeedLookups Lookups, FactQuery Candidates, OfferMatchSlots Slots, int First, string Language, ImmutableArray<MatchMember> Members)
    : RootField(Key)
{
    /// <summary>The most offers that are scored for one need.</summary>
    public const int MaxCandidates = 5_000;
}

/// <summary>Where the values of a need are; null for what is not asked for.</summary>
/// <param name="Themes">Codes of themes, a list.</param>
/// <param name="Languages">Codes of languages, a list.</param>
/// <param name="Country">ISO 3166-1 code of two letters.</param>
/// <param name="NeededBy">The day by which help is needed.</param>
/// <param name="Forms">Names of forms of help, a list.</param>
/// <param name="OneOff">Whether help is wanted that can be given once.</param>
/// <param name="MaxInvolvement">Name of the strongest involvement.</param>
/// <param name="MaxConstraint">Name of the most formal commitment.</param>
public sealed record OfferNeed(
    ParameterOperand? Themes, ParameterOperand? Languages, ParameterOperand? Country, ParameterOperand? NeededBy,
    ParameterOperand? Forms, ParameterOperand? OneOff, ParameterOperand? MaxInvolvement, ParameterOperand? MaxConstraint);

/// <summary>What finds the places that a need names.</summary>
/// <param name="Themes">Id and path of every theme; null when none is asked for.</param>
/// <param name="Country">Id, region and subregion of the country; null when none is asked for.</param>
public sealed record OfferNeedLookups(FactQuery? Themes, FactQuery? Country);

/// <summary>Values that the statements of a match hand on.</summary>
/// <param name="Themes">Ids of the themes asked for, of their parts and of the themes that they are part of: a list.</param>
/// <param name="Country">Id of the country.</param>
/// <param name="Region">M49 code of the country's region; null for places that M49 leaves out.</param>
/// <param name="Subregion">M49 code of the country's subregion; null likewise.</param>
/// <param name="Offers">Ids of the best offers: a list.</param>
public sealed record OfferMatchSlots(ParameterOperand Themes, ParameterOperand Country, ParameterOperand Region, ParameterOperand Subregion, ParameterOperand Offers);

/// <summary>Values of rows that the service itself computes with: none of them is written as it is.</summary>
/// <param name="Table">The table.</param>
/// <param name="Visibility">What the viewer may see of it.</param>
/// <param name="Where">Which rows.</param>
/// <param name="Values">The values.</param>
/// <param name="Limit">How many rows at most; null for all.</param>
public sealed record FactQuery(string Table, Filter Visibility, Filter Where, ImmutableArray<Expression> Values, int? Limit = null);

/// <summary>The facts about an offer, in the order in which they are read.</summary>
public enum OfferFactColumn
{
    /// <summary>its id</summary>
    Id,

    /// <summary>its readable key</summary>
    Slug,

    /// <summary>the ids of its themes, a list of texts</summary>
    Themes,

    /// <summary>its languages</summary>
    Languages,

    /// <summary>form, involvement, constraint and one-off of its modalities, a list of texts</summary>
    Modalities,

    /// <summary>whether it names the country</summary>
    NamesCountry,

    /// <summary>the first day of its availability</summary>
    AvailableFrom,

    /// <summary>the last day of its availability</summary>
    AvailableTo,

    /// <summary>its yearly capacity</summary>
    YearlyCapacity,

    /// <summary>whether its award is in force</summary>
    HasLiveLabel,

    /// <summary>whether its authority is present in the country</summary>
    PresentInCountry,

    /// <summary>whether its authority is present in the subregion</summary>
    PresentInSubregion,

    /// <summary>whether its authority is present in the region</summary>
    PresentInRegion,

    /// <summary>the day for which the operation reads</summary>
    Today,
}

/// <summary>A member of a match.</summary>
/// <param name="Key">The response key.</param>
public abstract record MatchMember(string Key);

/// <summary>A member that is always the same.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Json">Its JSON text.</param>
public sealed record MatchConstant(string Key, string Json) : MatchMember(Key);

/// <summary>The score.</summary>
/// <param name="Key">The response key.</param>
public sealed record MatchScore(string Key) : MatchMember(Key);

/// <summary>The offer.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Offers">What is read of the best offers.</param>
public sealed record MatchOffer(string Key, NodesRootPart Offers) : MatchMember(Key);

/// <summary>The reasons.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Members">Response key and kind of each member of a reason.</param>
public sealed record MatchReasons(string Key, ImmutableArray<ReasonMember> Members) : MatchMember(Key);

/// <summary>A member of a reason.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record ReasonMember(string Key, ReasonMemberKind Kind, string? Json = null);

/// <summary>What a member of a reason holds.</summary>
public enum ReasonMemberKind
{
    /// <summary>a constant</summary>
    Constant,

    /// <summary>the criterion</summary>
    Criterion,

    /// <summary>the points</summary>
    Points,

    /// <summary>the most points</summary>
    MaxPoints,

    /// <summary>the sentence</summary>
    Explanation,
}

/// <summary>A text for each related row: its values joined by commas, nothing in the place of null. The order is any.</summary>
/// <param name="Rows">The related rows.</param>
/// <param name="Values">Values that have no comma in them.</param>
public sealed record RelatedTextsExpression(RelatedRows Rows, ImmutableArray<Expression> Values) : Expression;

/// <summary>The calendar day, in Europe/Paris, for which the operation reads.</summary>
public sealed record TodayExpression : Expression;
