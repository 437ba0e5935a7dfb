using Expect.Domain.Funding;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a funding can be written.</summary>
public sealed class FundingMutations : ContentMutations<Domain.Funding.Funding>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Domain.Funding.Funding> funding) => funding
        .NeverErased()
        .Field(item => item.Application)
        .Fixed(item => item.Project)
        .Fixed(item => item.Funder)
        .Required(item => item.AwardedAmount)
        .Field(item => item.TotalBudget)
        .Field(item => item.SignedOn)
        .Field(item => item.InternalNotes)
        .Command<RecordFunding>();
}
