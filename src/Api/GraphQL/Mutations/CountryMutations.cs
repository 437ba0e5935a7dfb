using Expect.Domain.Reference;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a country can be written.</summary>
public sealed class CountryMutations : ContentMutations<Country>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Country> country) => country
        .Fixed(item => item.Iso2)
        .Fixed(item => item.Iso3)
        .Required(item => item.Numeric)
        .Required(item => item.Name)
        .Field(item => item.RegionCode)
        .Field(item => item.RegionName)
        .Field(item => item.SubregionCode)
        .Field(item => item.SubregionName)
        .Required(item => item.IsLdc)
        .Required(item => item.IsFrench)
        .Field(item => item.OfficialLanguages)
        .Field(item => item.Currencies);
}
