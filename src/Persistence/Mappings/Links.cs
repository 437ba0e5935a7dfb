using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Mappings;

/// <summary>Relations that are more than one foreign key.</summary>
internal static class Links
{
    private static readonly ColumnExpression ValidFrom = new(new Column("valid_from", SqlType.Date, false));
    private static readonly ColumnExpression ValidTo = new(new Column("valid_to", SqlType.Date, true));

    /// <summary>A period that has begun and whose end, the first day outside it, has not come.</summary>
    public static readonly Filter ValidToday = Filter.And(
        new Comparison(ValidFrom, ComparisonOperator.LessOrEqual, new TodayOperand()),
        new AnyOf([new IsNull(ValidTo), new Comparison(ValidTo, ComparisonOperator.Greater, new TodayOperand())]));

    /// <summary>A presence that lasts today; one without a known beginning has begun.</summary>
    public static readonly Filter PresentToday = Filter.And(
        new AnyOf([new IsNull(ValidFrom), new Comparison(ValidFrom, ComparisonOperator.LessOrEqual, new TodayOperand())]),
        new AnyOf([new IsNull(ValidTo), new Comparison(ValidTo, ComparisonOperator.Greater, new TodayOperand())]));

    /// <summary>What exists today: numbers of authorities are unique among these, and return when one takes another's place.</summary>
    public static readonly Filter Current = new IsNull(ValidTo);

    /// <summary>From a body to its members today.</summary>
    public static readonly Link Members = new JoinTableLink("memberships", "group_id", "member_id", ValidToday);

    /// <summary>From a member to its bodies today.</summary>
    public static readonly Link MemberOf = new JoinTableLink("memberships", "member_id", "group_id", ValidToday);

    /// <summary>From an article to its images.</summary>
    public static readonly Link ArticleImages = new JoinTableLink("article_images", "article_id", "asset_id");

    /// <summary>From an article to the content that it refers to.</summary>
    public static readonly MixedLink ArticleLinks = new("article_links", "article_id", "target_id", "target_type", "position");

    /// <summary>From a change of a release to the items that it is about.</summary>
    public static readonly MixedLink ReleaseItems = new("release_items", "change_id", "item_id", "content_type", "position");

    /// <summary>From a territory to the projects in which it has a role.</summary>
    public static readonly Link Projects = new JoinTableLink("project_partners", "territory_id", "project_id");

    /// <summary>From a territory to the funding of the projects that it leads.</summary>
    public static readonly Link Fundings = new JoinTableLink("territory_fundings", "territory_id", "funding_id");

    /// <summary>From a territory to the applications for the projects that it leads.</summary>
    public static readonly Link FundingApplications = new JoinTableLink("territory_funding_applications", "territory_id", "funding_application_id");

    /// <summary>From a country to the projects that take place in it.</summary>
    public static readonly Link CountryProjects = new JoinTableLink("project_countries", "country_id", "project_id");

    /// <summary>From an offer to the countries that it serves: its target countries, or all when it has none.</summary>
    public static readonly Link ServedCountries = new OpenJoinTableLink("offer_target_countries", "offer_id", "country_id", "offer_id");

    /// <summary>From a country to the offers that serve it.</summary>
    public static readonly Link ServingOffers = new OpenJoinTableLink("offer_target_countries", "country_id", "offer_id", "offer_id");
}
