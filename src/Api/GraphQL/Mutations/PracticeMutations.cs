using Expect.Domain.Expertise;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a practice can be written; contributors write the practices of their territories.</summary>
public sealed class PracticeMutations : ContentMutations<Practice>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Practice> practice) => practice
        .OwnedBy(item => item.Territory)
        .Fixed(item => item.Territory)
        .Required(item => item.Kind)
        .Required(item => item.Slug)
        .Required(item => item.Title)
        .Field(item => item.Description)
        .Field(item => item.Theme)
        .Field(item => item.StartedOn)
        .Required(item => item.Scale)
        .Required(item => item.International)
        .Field(item => item.ReplicationCount)
        .Field(item => item.ReplicationPrecision)
        .Field(item => item.ReplicationText)
        .Field(item => item.PartnerKinds)
        .Parts(item => item.Replications, replication => replication
            .Required(part => part.Territory)
            .Field(part => part.Since)
            .Field(part => part.Source));
}
