using Expect.Domain.Funding;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of an application for funding can be written.</summary>
public sealed class FundingApplicationMutations : ContentMutations<FundingApplication>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<FundingApplication> application) => application
        .Fixed(item => item.Project)
        .Fixed(item => item.Funder)
        .Field(item => item.Scheme)
        .Required(item => item.RequestedAmount)
        .Field(item => item.SubmittedOn)
        .Required(item => item.Confidential);
}
