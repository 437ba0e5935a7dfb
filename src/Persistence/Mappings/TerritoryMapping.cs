using Expect.Domain.Funding;
using Expect.Domain.Projects;
using Expect.Domain.Territories;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class TerritoryMapping : ContentMapping<Territory>, IExposes<Territory>
{
    protected override void Map(EntityTypeBuilder<Territory> entity)
    {
        entity.ToTable("territories", Rules);
        entity.Property(territory => territory.Iso31662).HasColumnName("iso3166_2");
        entity.HasOne(territory => territory.Country).WithMany(country => country.Territories).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(territory => territory.Parent).WithMany(territory => territory.Children).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(territory => territory.Region).WithMany().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(territory => territory.Successor).WithMany().OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(territory => territory.Slug).IsUnique();
        entity.HasIndex(territory => territory.Siren).IsUnique().HasFilter("valid_to is null");
        entity.HasIndex(territory => new { territory.Kind, territory.InseeCode }).IsUnique().HasFilter("valid_to is null");
        entity.HasIndex(territory => new { territory.Population, territory.Id });
    }

    public void Expose(Exposure<Territory> type) => type
        .Root("territory", "territories")
        .BySlug(territory => territory.Slug)
        .By(territory => territory.Siren)
        .Among(Links.Current)
        .By("insee", ("kind", territory => territory.Kind), ("code", territory => territory.InseeCode))
        .Among(Links.Current)
        .OrderedBy(territory => territory.Name)
        .Named(territory => territory.Name)
        .Field(territory => territory.Kind)
        .Field(territory => territory.Name)
        .Field(territory => territory.OfficialName)
        .Field(territory => territory.Aliases)
        .Field(territory => territory.Slug)
        .One(territory => territory.Country)
        .Field(territory => territory.Iso31662)
        .Field(territory => territory.LocalLevelName)
        .Field(territory => territory.InseeCode)
        .Field(territory => territory.Siren)
        .Field(territory => territory.EpciNature)
        .One(territory => territory.Parent)
        .One(territory => territory.Region)
        .Connection(territory => territory.Children)
        .Connection<Territory>("memberOf", "The inter-municipal bodies, associations and networks to which it belongs today.", Links.MemberOf)
        .Connection<Territory>("members", "The authorities that belong to it today.", Links.Members)
        .Connection(territory => territory.ExpertiseOffers)
        .Connection(territory => territory.Practices)
        .Connection(territory => territory.LabelAwards)
        .Connection(territory => territory.LabelApplications)
        .Connection(territory => territory.Presences)
        .Connection<Project>("projects", "The projects in which it has a role; the role is on the edge.", Links.Projects, nameof(ProjectPartner.Role))
        .Connection<Funding>("fundings", "The funding granted to the projects that it leads.", Links.Fundings)
        .Connection<FundingApplication>("fundingApplications", "The applications for funding of the projects that it leads.", Links.FundingApplications)
        .Count("expertiseOfferCount", "How many offers it makes.", territory => territory.ExpertiseOffers)
        .Count("labelAwardCount", "How many labels it was awarded, past ones included.", territory => territory.LabelAwards)
        .CountDistinct("presenceCount", "In how many countries it is present today.", territory => territory.Presences, presence => presence.Country, Links.PresentToday)
        .Field(territory => territory.AssemblyName)
        .Field(territory => territory.Population)
        .Field(territory => territory.PopulationYear)
        .Field(territory => territory.Website, ScalarKind.Url)
        .Field(territory => territory.ValidFrom)
        .Field(territory => territory.ValidTo)
        .One(territory => territory.Successor);

    private static void Rules(TableBuilder<Territory> table)
    {
        const string French = "kind in ('REGION', 'DEPARTMENT', 'COMMUNE', 'EPCI', 'EPT', 'SPECIAL_STATUS', 'OVERSEAS', 'SYNDICATE', 'ASSOCIATION')";
        table.HasCheckConstraint("ck_territories_name", "has_text(name, 'fr')");
        table.HasCheckConstraint("ck_territories_country", "country_id is not null or kind = 'NETWORK'");
        table.HasCheckConstraint("ck_territories_foreign", "kind <> 'FOREIGN_AUTHORITY' or (siren is null and insee_code is null)");
        table.HasCheckConstraint("ck_territories_epci_nature", "(epci_nature is not null) = (kind = 'EPCI')");
        table.HasCheckConstraint("ck_territories_siren", "siren is null or is_siren(siren)");
        table.HasCheckConstraint("ck_territories_siren_french", $"siren is null or {French} or kind = 'NETWORK'");
        table.HasCheckConstraint("ck_territories_insee_code", "kind <> 'COMMUNE' or (insee_code ~ '^(\\d{2}|2[AB])\\d{3}$' and insee_code !~ '^20')");
        table.HasCheckConstraint("ck_territories_population", "population >= 0 and (population is null) = (population_year is null)");
        table.HasCheckConstraint("ck_territories_validity", "valid_to > valid_from");
        table.HasCheckConstraint("ck_territories_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
    }
}
