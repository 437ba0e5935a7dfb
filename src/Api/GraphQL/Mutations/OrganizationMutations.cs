using Expect.Domain.Reference;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of an organisation can be written.</summary>
public sealed class OrganizationMutations : ContentMutations<Organization>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Organization> organization) => organization
        .Required(item => item.Kind)
        .Required(item => item.Slug)
        .Required(item => item.Name)
        .Field(item => item.Acronym)
        .Field(item => item.Website)
        .Field(item => item.Country);
}
