using Expect.Domain.Labels;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of the award of a label can be written.</summary>
public sealed class LabelAwardMutations : ContentMutations<LabelAward>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<LabelAward> award) => award
        .NeverErased()
        .Fixed(item => item.Label)
        .Fixed(item => item.Territory)
        .Fixed(item => item.Theme)
        .Fixed(item => item.Session)
        .Required(item => item.AwardedOn)
        .Required(item => item.ValidFrom)
        .Field(item => item.ValidTo);
}
