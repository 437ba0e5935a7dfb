using Expect.Domain.Territories;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a territory can be written.</summary>
public sealed class TerritoryMutations : ContentMutations<Territory>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Territory> territory) => territory
        .Required(item => item.Kind)
        .Required(item => item.Slug)
        .Required(item => item.Name)
        .Field(item => item.OfficialName)
        .Field(item => item.Aliases)
        .Field(item => item.Country)
        .Field(item => item.Iso31662)
        .Field(item => item.LocalLevelName)
        .Field(item => item.InseeCode)
        .Field(item => item.Siren)
        .Field(item => item.EpciNature)
        .Field(item => item.Parent)
        .Field(item => item.Region)
        .Field(item => item.AssemblyName)
        .Field(item => item.Population)
        .Field(item => item.PopulationYear)
        .Field(item => item.Website)
        .Required(item => item.ValidFrom)
        .Field(item => item.ValidTo)
        .Field(item => item.Successor);
}
