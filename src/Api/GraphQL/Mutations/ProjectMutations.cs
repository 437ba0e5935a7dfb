using Expect.Domain.Projects;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a project can be written.</summary>
public sealed class ProjectMutations : ContentMutations<Project>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Project> project) => project
        .Required(item => item.Kind)
        .Required(item => item.Slug)
        .Required(item => item.Title)
        .Field(item => item.Objective)
        .Field(item => item.ActivityStatus)
        .Field(item => item.PlannedStart)
        .Field(item => item.PlannedEnd)
        .Field(item => item.ActualStart)
        .Field(item => item.ActualEnd)
        .Field(item => item.IatiIdentifier)
        .Parts(item => item.Partners, partner => partner
            .Consulted(part => part.Territory)
            .Field(part => part.Organization)
            .Required(part => part.Role))
        .Parts(item => item.Countries, country => country
            .Required(part => part.Country)
            .Field(part => part.Share))
        .Field(item => item.Practices)
        .Field(item => item.Themes);
}
