using Expect.Domain.Funding;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a funding scheme can be written.</summary>
public sealed class FundingSchemeMutations : ContentMutations<FundingScheme>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<FundingScheme> scheme) => scheme
        .Fixed(item => item.Funder)
        .Fixed(item => item.Code)
        .Required(item => item.Name)
        .Field(item => item.MinAmount)
        .Field(item => item.MaxAmount)
        .Field(item => item.MaxRate)
        .Field(item => item.ValidFrom)
        .Field(item => item.ValidTo);
}
