using Expect.Domain.Expertise;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of an expertise offer can be written; contributors write the offers of their territories.</summary>
public sealed class ExpertiseOfferMutations : ContentMutations<ExpertiseOffer>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<ExpertiseOffer> offer) => offer
        .OwnedBy(item => item.Territory)
        .Fixed(item => item.Territory)
        .Required(item => item.Slug)
        .Required(item => item.Title)
        .Required(item => item.Summary)
        .Field(item => item.Description)
        .Field(item => item.Themes)
        .Parts(item => item.Modalities, modality => modality
            .Required(part => part.Form)
            .Field(part => part.Involvement)
            .Field(part => part.Constraint)
            .Required(part => part.OneOff)
            .Field(part => part.MinDays)
            .Field(part => part.MaxDays))
        .Field(item => item.Languages)
        .Field(item => item.TargetCountries)
        .Field(item => item.Practices)
        .Field(item => item.LabelAward)
        .Field(item => item.AvailableFrom)
        .Field(item => item.AvailableTo)
        .Field(item => item.YearlyCapacity)
        .Personal(item => item.Contact, contact => contact
            .Required(part => part.Name)
            .Field(part => part.Email)
            .Field(part => part.Phone));
}
