using Expect.Domain.Expertise;
using Expect.Domain.Reference;
using Expect.Domain.Labels;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ExpertiseOfferMapping : PublishedContentMapping<ExpertiseOffer>, IExposes<ExpertiseOffer>
{
    protected override void MapContent(EntityTypeBuilder<ExpertiseOffer> entity)
    {
        entity.ToTable("expertise_offers", table =>
        {
            table.HasCheckConstraint("ck_expertise_offers_published_has_french", "status <> 'PUBLISHED' or (has_text(title, 'fr') and has_text(summary, 'fr'))");
            table.HasCheckConstraint("ck_expertise_offers_availability", "available_to >= available_from");
            table.HasCheckConstraint("ck_expertise_offers_yearly_capacity", "yearly_capacity >= 0");
        });
        entity.HasOne(offer => offer.Territory).WithMany(territory => territory.ExpertiseOffers).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(offer => offer.LabelAward).WithMany()
            .HasForeignKey("LabelAwardId", "TerritoryId")
            .HasPrincipalKey(nameof(LabelAward.Id), "TerritoryId")
            .IsRequired(false)
            .OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(offer => offer.Themes).WithMany(theme => theme.ExpertiseOffers).UsingEntity<Dictionary<string, object>>(
            "OfferTheme",
            right => right.HasOne<Theme>().WithMany().HasForeignKey("ThemeId").OnDelete(DeleteBehavior.Restrict),
            left => left.HasOne<ExpertiseOffer>().WithMany().HasForeignKey("OfferId").OnDelete(DeleteBehavior.Cascade),
            pair => pair.ToTable("offer_themes").HasKey("OfferId", "ThemeId"));
        entity.HasMany(offer => offer.TargetCountries).WithMany(country => country.TargetedBy).UsingEntity<Dictionary<string, object>>(
            "OfferTargetCountry",
            right => right.HasOne<Country>().WithMany().HasForeignKey("CountryId").OnDelete(DeleteBehavior.Restrict),
            left => left.HasOne<ExpertiseOffer>().WithMany().HasForeignKey("OfferId").OnDelete(DeleteBehavior.Cascade),
            pair => pair.ToTable("offer_target_countries").HasKey("OfferId", "CountryId"));
        entity.HasIndex(offer => offer.Slug).IsUnique();
        entity.HasIndex(offer => offer.Languages).HasMethod("gin");
        entity.HasIndex(offer => new { offer.PublishedAt, offer.Id }).IsDescending().HasFilter("status = 'PUBLISHED'")
            .HasDatabaseName("ix_expertise_offers_published");
        entity.HasIndex(["TerritoryId", nameof(ExpertiseOffer.PublishedAt), nameof(ExpertiseOffer.Id)]).IsDescending(false, true, true)
            .HasFilter("status = 'PUBLISHED'").HasDatabaseName("ix_expertise_offers_territory_published");
    }

    public void Expose(Exposure<ExpertiseOffer> type) => type
        .Root("expertiseOffer", "expertiseOffers")
        .BySlug(offer => offer.Slug)
        .OrderedBy(offer => offer.PublishedAt, descending: true)
        .Named(offer => offer.Title)
        .One(offer => offer.Territory)
        .Field(offer => offer.Title)
        .Field(offer => offer.Summary)
        .Field(offer => offer.Description, ScalarKind.Markdown)
        .Field(offer => offer.Slug)
        .List(offer => offer.Themes)
        .List(offer => offer.Modalities)
        .Field(offer => offer.Languages, ScalarKind.LanguageCode)
        .List(offer => offer.TargetCountries)
        .FilterBy<Country>("servesCountry", "The offer serves a country that meets the filter; an offer without target countries serves all.", Links.ServedCountries)
        .Connection(offer => offer.Practices)
        .One(offer => offer.LabelAward)
        .Field(offer => offer.AvailableFrom)
        .Field(offer => offer.AvailableTo)
        .Field(offer => offer.YearlyCapacity)
        .One(offer => offer.Contact)
        .Field(offer => offer.Status)
        .Field(offer => offer.PublishedAt);
}
