using Expect.Domain.Expertise;
using Expect.Domain.Projects;
using Expect.Domain.Reference;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class CountryMapping : ContentMapping<Country>, IExposes<Country>
{
    protected override void Map(EntityTypeBuilder<Country> entity)
    {
        entity.ToTable("countries", table =>
        {
            table.HasCheckConstraint("ck_countries_iso2", "iso2 ~ '^[A-Z]{2}$'");
            table.HasCheckConstraint("ck_countries_iso3", "iso3 ~ '^[A-Z]{3}$'");
            table.HasCheckConstraint("ck_countries_numeric", "\"numeric\" ~ '^\\d{3}$'");
            table.HasCheckConstraint("ck_countries_name", "has_text(name, 'fr')");
        });
        entity.HasIndex(country => country.Iso2).IsUnique();
        entity.HasIndex(country => country.Iso3).IsUnique();
        entity.HasIndex(country => country.OfficialLanguages).HasMethod("gin");
    }

    public void Expose(Exposure<Country> type) => type
        .Root("country", "countries", maxPageSize: 300)
        .By(country => country.Iso2)
        .By(country => country.Iso3)
        .OrderedBy(country => country.Name)
        .Named(country => country.Name)
        .Field(country => country.Iso2)
        .Field(country => country.Iso3)
        .Field(country => country.Numeric)
        .Field(country => country.Name)
        .Field(country => country.RegionCode)
        .Field(country => country.RegionName)
        .Field(country => country.SubregionCode)
        .Field(country => country.SubregionName)
        .Field(country => country.IsLdc)
        .Field(country => country.IsFrench)
        .Field(country => country.OfficialLanguages, ScalarKind.LanguageCode)
        .Field(country => country.Currencies, ScalarKind.CurrencyCode)
        .Connection(country => country.Territories)
        .Connection(country => country.Presences)
        .Connection<Project>("projects", "The projects that take place in the country.", Links.CountryProjects)
        .CountDistinct("presenceCount", "How many French authorities are present in the country today.", country => country.Presences, presence => presence.Territory, Links.PresentToday)
        .Count<Project>("projectCount", "How many projects take place in the country.", Links.CountryProjects)
        .Connection<ExpertiseOffer>("servingOffers", "The offers that serve the country: made for it among others, or for all countries.", Links.ServingOffers);
}
