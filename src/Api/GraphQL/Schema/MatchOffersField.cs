using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root field <c>matchOffers</c> with its types. A content model without offers has none.</summary>
internal sealed class MatchOffersField(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, ContentCatalog catalog)
{
    /// <summary>The field's name.</summary>
    public const string Name = "matchOffers";

    /// <summary>The type of a match.</summary>
    public const string MatchType = "OfferMatch";

    /// <summary>The type of a reason.</summary>
    public const string ReasonType = "MatchReason";

    /// <summary>The type of the offers.</summary>
    public const string OfferType = "ExpertiseOffer";

    /// <summary>The type of their ways of helping.</summary>
    public const string ModalityType = "Modality";

    /// <summary>How many matches there are at most.</summary>
    public const int MaxMatches = 100;

    /// <summary>How many matches there are when no number is given.</summary>
    public const int DefaultMatches = 20;

    /// <summary>Adds the field to the root.</summary>
    public void Add(ObjectGraphType query)
    {
        if (catalog.Find(OfferType) is not { } offer || catalog.Find(ModalityType) is not { } modality)
        {
            return;
        }

        query.Field(
            Name, Match(offer).RequiredList(),
            "The offers that answer a need best, the highest score first, equal scores by slug. An offer that has no theme of the need, does not serve the country or cannot help in time is left out; everything else only costs points. The same need gives the same scores.",
            TypeSyntax.Argument("criteria", Criteria(modality).Required(), "The need (besoin)."),
            new QueryArgument(scalars.Int) { Name = "first", Description = $"How many offers, from 1 to {MaxMatches}.", DefaultValue = DefaultMatches });
    }

    private InputObjectGraphType Criteria(CatalogType modality) => registry.GetOrAdd<InputObjectGraphType>(
        "MatchCriteriaInput", "What a partner needs (besoin). Only what is given counts; null and an empty list mean that it does not matter.", type =>
        {
            type.Field("themes", scalars.String.ListOfRequired(), "Codes of themes (thématiques). An offer on one of them, on a part of one or on the theme that it is part of is a match; how near it is makes the points.");
            type.Field("languages", scalars.Language.ListOfRequired(), "Languages of work (langues): one of them is enough.");
            type.Field("country", scalars.String, "The country (pays) in which help is needed: its ISO 3166-1 code of two letters. Offers for other countries only are no match. An authority that is present there, or in its region, gets points.");
            type.Field("neededBy", scalars.Of(ScalarKind.Date, null), "The day by which help is needed (échéance). Offers that cannot help on any day from today to then are no match; so nothing matches a day that is past.");
            type.Field("forms", Enumeration(modality, "form").ListOfRequired(), "Forms of help: one of them is enough.");
            type.Field("oneOff", scalars.Boolean, "True when help is needed once, without a lasting commitment (projet ponctuel); false asks for nothing.");
            type.Field("maxInvolvement", Enumeration(modality, "involvement"), "The strongest involvement (implication) of the authority that is wanted.");
            type.Field("maxConstraint", Enumeration(modality, "constraint"), "The most formal commitment (contrainte) that is possible.");
        });

    private IGraphType Enumeration(CatalogType modality, string field) => scalars.Of(ScalarKind.Enum, ((ScalarField)modality.Field(field)!).Enum);

    private ObjectGraphType Match(CatalogType offer) => registry.GetOrAdd<ObjectGraphType>(MatchType, "An offer that answers a need, and how well.", type =>
    {
        type.Field("offer", objects.Of(offer).Required(), "The offer.");
        type.Field("score", scalars.Int.Required(), "How well it answers the need, from 0 to 100: the sum of the points of all reasons.");
        type.Field("reasons", Reason.RequiredList(), "What the score is made of: a reason for each criterion that takes part. Capacity and label always do.");
    });

    private ObjectGraphType Reason => registry.GetOrAdd<ObjectGraphType>(ReasonType, "What a criterion adds to a score, and why.", type =>
    {
        type.Field("criterion", scalars.Of(ScalarKind.Enum, catalog.MatchCriterion).Required(), "The criterion.");
        type.Field("points", scalars.Int.Required(), "What it adds to the score.");
        type.Field("maxPoints", scalars.Int.Required(), "The most that it can add; the most of all reasons together is 100.");
        type.Field("explanation", scalars.String.Required(), "Why, in a sentence: in French or English, whichever the operation's languages name first.");
    });
}
