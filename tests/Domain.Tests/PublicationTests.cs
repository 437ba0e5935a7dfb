using System.Reflection;
using Expect.Domain.Editorial;
using Expect.Domain.Expertise;
using Expect.Domain.Labels;
using Expect.Domain.Projects;
using Expect.Domain.Reference;
using Expect.Domain.Territories;
using static Expect.Domain.ContentStatus;

namespace Expect.Domain.Tests;

/// <summary>What stands in the way of the publication of practices and articles.</summary>
public sealed class PublicationTests
{
    [Fact]
    public void A_practice_needs_a_French_title()
    {
        Assert.Equal(["title.fr.missing"], Codes(new Practice()));
        Assert.Equal(["title.fr.missing"], Codes(With(new Practice(), nameof(Practice.Title), LocalizedText.Of(("en", "Observatory")))));
        Assert.Empty(Codes(With(new Practice(), nameof(Practice.Title), LocalizedText.French("Observatoire"))));
    }

    [Fact]
    public void An_article_needs_a_French_title_and_a_French_slug()
    {
        var article = new Article();
        Assert.Equal(["title.fr.missing", "slug.fr.missing"], Codes(article));
        article.Slugs.Add(Slug("EN", "title"));
        Assert.Equal(["title.fr.missing", "slug.fr.missing"], Codes(article));
        article.Slugs.Add(Slug("FR", "titre"));
        Assert.Equal(["title.fr.missing"], Codes(article));
        Assert.Empty(Codes(With(article, nameof(Article.Title), LocalizedText.French("Titre"))));
    }

    [Fact]
    public void Each_image_of_an_article_needs_a_French_alternative_text()
    {
        var article = With(new Article(), nameof(Article.Title), LocalizedText.French("Titre"));
        article.Slugs.Add(Slug("FR", "titre"));
        article.ImagePlaces.Add(Image(LocalizedText.French("Une salle")));
        Assert.Empty(Codes(article));
        article.ImagePlaces.Add(Image(LocalizedText.Of(("en", "A room"))));
        Assert.Equal(["image.altText.missing"], Codes(article));
        article.ImagePlaces.Clear();
        article.ImagePlaces.Add(Image(null));
        Assert.Equal(["image.altText.missing"], Codes(article));
    }

    [Fact]
    public void An_offer_names_no_withdrawn_award_and_no_practice_that_is_not_public()
    {
        var offer = Complete();
        offer.Practices.Add(With<PublishedContent, Practice>(new Practice(), nameof(Practice.Status), Published));
        Assert.Empty(Codes(With(offer, nameof(ExpertiseOffer.LabelAward), new LabelAward())));
        offer.Practices.Add(new Practice());
        With(offer, nameof(ExpertiseOffer.LabelAward), With(new LabelAward(), nameof(LabelAward.Status), LabelAwardStatus.Withdrawn));
        Assert.Equal(["practice.unpublished practices", "labelAward.withdrawn labelAward"], Errors(offer.CheckPublication()));
    }

    [Fact]
    public void What_has_become_of_a_reference_is_asked_of_whoever_changes_it()
    {
        var offer = With<PublishedContent, ExpertiseOffer>(Complete(), nameof(ExpertiseOffer.Status), Published);
        offer.Practices.Add(new Practice());
        Assert.True(offer.Check().IsAccepted);
        Assert.True(offer.CheckReferences().At(["title", "labelAward"]).IsAccepted);
        Assert.Equal(["practice.unpublished practices"], Errors(offer.CheckReferences().At(["practices"])));
        Assert.True(With<PublishedContent, ExpertiseOffer>(offer, nameof(ExpertiseOffer.Status), Suspended).CheckReferences().IsAccepted);
    }

    [Fact]
    public void An_article_leads_to_public_items_only_and_the_place_of_each_other_is_named()
    {
        var article = With(new Article(), nameof(Article.Title), LocalizedText.French("Titre"));
        article.Slugs.Add(Slug("FR", "titre"));
        article.Links.Add(Link(1, new Territory()));
        article.Links.Add(Link(2, new Practice()));
        article.Links.Add(Link(3, With<PublishedContent, Article>(new Article(), nameof(Article.Status), Published)));
        article.Links.Add(Link(4, new Organization()));
        Assert.Equal(["link.unpublished links.1", "link.unpublished links.3"], Errors(article.CheckPublication()));
    }

    [Fact]
    public void A_project_is_led_by_one_French_authority_and_its_organisations_are_public()
    {
        var project = With(new Project(), nameof(Project.Title), LocalizedText.French("Titre"));
        Assert.Equal(["lead.missing partners"], Errors(project.Check()));
        project.Partners.Add(Partner(PartnerRole.Lead, TerritoryKind.ForeignAuthority));
        project.Partners.Add(With(Partner(PartnerRole.Funder, null), nameof(ProjectPartner.Organization), new Organization()));
        Assert.Equal(["lead.foreign partners"], Errors(project.Check()));
        Assert.Equal(["lead.foreign partners", "partner.unpublished partners"], Errors(project.CheckPublication()));
        project.Partners.Clear();
        project.Partners.Add(Partner(PartnerRole.Lead, TerritoryKind.Department));
        project.Partners.Add(Partner(PartnerRole.Network, TerritoryKind.Network));
        Assert.Empty(Codes(project));
    }

    [Fact]
    public void An_article_that_lacks_something_stays_in_review()
    {
        var article = new Article();
        Assert.True(article.MoveTo(InReview, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.False(article.MoveTo(Published, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.Equal((InReview, null), (article.Status, article.PublishedAt));
    }

    [Fact]
    public void A_complete_practice_is_published_at_the_moment_of_its_first_publication()
    {
        var practice = With(new Practice(), nameof(Practice.Title), LocalizedText.French("Observatoire"));
        Assert.All([InReview, Published, Suspended, Published], to => Assert.True(practice.MoveTo(to, DateTimeOffset.UnixEpoch.AddDays((int)to)).IsAccepted));
        Assert.Equal((Published, DateTimeOffset.UnixEpoch.AddDays((int)Published)), (practice.Status, practice.PublishedAt));
    }

    private static IEnumerable<string> Codes(PublishedContent content) => content.CheckPublication().IsAccepted
        ? []
        : content.CheckPublication().Errors.Select(error => error.Code);

    private static IEnumerable<string> Errors(Result result) => result.IsAccepted ? [] : result.Errors.Select(error => $"{error.Code} {error.Path}");

    private static ExpertiseOffer Complete()
    {
        var offer = With(new ExpertiseOffer(), nameof(ExpertiseOffer.Title), LocalizedText.French("Titre"));
        offer.Themes.Add(new Theme());
        offer.Modalities.Add(new Modality());
        return With(With(offer, nameof(ExpertiseOffer.Summary), LocalizedText.French("Résumé")), nameof(ExpertiseOffer.Languages), new[] { "FR" });
    }

    private static ArticleLink Link(int position, Content target)
    {
        var link = With(new ArticleLink(), nameof(ArticleLink.Position), position);
        link.Resolve(target);
        return link;
    }

    private static ProjectPartner Partner(PartnerRole role, TerritoryKind? kind)
    {
        var territory = kind is null ? null : With(new Territory(), nameof(Territory.Kind), kind);
        return With(With(new ProjectPartner(), nameof(ProjectPartner.Role), role), nameof(ProjectPartner.Territory), territory);
    }

    private static ArticleSlug Slug(string language, string slug) =>
        With(With(new ArticleSlug(), nameof(ArticleSlug.Language), language), nameof(ArticleSlug.Slug), slug);

    private static ArticleImage Image(LocalizedText? altText) =>
        With(new ArticleImage(), nameof(ArticleImage.Asset), With(new Asset(), nameof(Asset.AltText), altText));

    // Content is filled by storage only, through its private setters.
    private static T With<T>(T item, string property, object? value)
        where T : class => With<T, T>(item, property, value);

    // A property is set by the class that declares it.
    private static T With<TDeclaring, T>(T item, string property, object? value)
        where T : TDeclaring
    {
        typeof(TDeclaring).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(item, value);
        return item;
    }
}
