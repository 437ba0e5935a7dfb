using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>
/// What is visible to whom: the one table of the rights to read, a predicate for each type and audience.
/// Every appearance of a type in a plan goes through it: root, nested, filter, sort and count.
/// A hidden row does not exist for the viewer.
/// </summary>
public static class VisibilityTable
{
    private static readonly Column Status = new("status", SqlType.Text, false);
    private static readonly Column PublishAt = new("publish_at", SqlType.Timestamp, true);
    private static readonly Column UnpublishAt = new("unpublish_at", SqlType.Timestamp, true);

    private static readonly Filter Published = Filter.And(
        Is(Status, "PUBLISHED"),
        new AnyOf([new IsNull(new ColumnExpression(PublishAt)), At(PublishAt, ComparisonOperator.LessOrEqual)]),
        new AnyOf([new IsNull(new ColumnExpression(UnpublishAt)), At(UnpublishAt, ComparisonOperator.Greater)]));

    private static readonly Filter AwardDecided = IsOneOf(Status, "ACTIVE", "RENEWED");

    private static readonly Filter ApplicationPublic = Filter.And(
        IsOneOf(Status, "SUBMITTED", "PRESELECTED", "UNDER_APPRAISAL", "AWARDED", "REJECTED", "WITHDRAWN"),
        new Comparison(new ColumnExpression(new Column("confidential", SqlType.Boolean, false)), ComparisonOperator.Equal, new BooleanOperand(false)));

    private static readonly Link ProjectOfApplication = new ReferencedLink("project_id");

    private static readonly Filter OfOwnTerritory = IsOwn("territory_id");
    private static readonly Filter OfOwnApplicant = IsOwn("applicant_id");

    // Whoever leads a project applies for its funding.
    private static readonly Filter OfOwnProject = new Exists(new RelatedRows("projects", ProjectOfApplication, Filter.Always), IsOwn("lead_id"));

    private static readonly Filter OfOwnOffer = new Exists(new RelatedRows("expertise_offers", new ReferencedLink("offer_id"), Filter.Always), OfOwnTerritory);

    private static readonly ImmutableArray<Rule> Rules =
    [
        //       type                  anonymous and partner  editor sees all    only with; another role that sees all; what contributors see too
        new Rule("ExpertiseOffer",     Published,             Sees.InPreview)   { Own = (OfOwnTerritory, Sees.InPreview) },
        new Rule("Practice",           Published,             Sees.InPreview)   { Own = (OfOwnTerritory, Sees.InPreview) },
        new Rule("Project",            Published,             Sees.InPreview),
        new Rule("Article",            Published,             Sees.InPreview),
        new Rule("Organization",       Published,             Sees.InPreview),
        new Rule("LabelAward",         AwardDecided,          Sees.Always),
        new Rule("OfferContact",       Filter.Never,          Sees.Always)      { Reader = audience => audience.IsPartner, Own = (OfOwnOffer, Sees.Always) },
        new Rule("LabelApplication",   Filter.Never,          Sees.Always)      { Reader = audience => audience.IsCommittee, Own = (OfOwnApplicant, Sees.Always) },
        new Rule("FundingApplication", ApplicationPublic,     Sees.AsEverybody, new Carrier("Project", "projects", ProjectOfApplication))
            { Reader = audience => audience.IsFundingOfficer || audience.IsAdmin, Own = (OfOwnProject, Sees.Always) },
        new Rule("Funding",            Filter.Always,         Sees.AsEverybody, new Carrier("Project", "projects", new ReferencedLink("project_id"))),
        new Rule("Disbursement",       Filter.Always,         Sees.AsEverybody, new Carrier("Funding", "fundings", new ReferencedLink("funding_id"))),
        new Rule("Release",            Filter.Never,          Sees.Always),
        new Rule("Asset",              Filter.Always,         Sees.Always,      new Carrier("Article", "articles", new JoinTableLink("article_images", "asset_id", "article_id"))),
        new Rule("Account",            Filter.Never,          Sees.AsEverybody) { Reader = audience => audience.IsAdmin },
        new Rule("ApiToken",           Filter.Never,          Sees.AsEverybody) { Reader = audience => audience.IsAdmin },
    ];

    /// <summary>The rows of the type that exist for the audience. Types without a rule are public as a whole.</summary>
    /// <param name="type">Name of the type.</param>
    /// <param name="audience">For whom.</param>
    public static Filter Of(string type, Audience audience)
    {
        if (Find(type) is not { } rule)
        {
            return RevisionTable.Of(type, audience) ?? Filter.Always;
        }

        var beyond = BeyondPublic(rule, audience);
        return beyond.IsAlways ? Filter.Always : beyond.IsNever ? Shared(rule, audience) : new AnyOf([Shared(rule, audience), beyond]);
    }

    /// <summary>The rows of a type that an audience sees by a right of its own, not because everybody does.</summary>
    internal static Filter BeyondPublic(string type, Audience audience) => Find(type) is { } rule ? BeyondPublic(rule, audience) : Filter.Never;

    private static Filter BeyondPublic(Rule rule, Audience audience)
    {
        if (rule.Reader(audience) || (audience.IsEditor && Holds(rule.Editor, audience)))
        {
            return Filter.Always;
        }

        return audience.IsContributor && rule.Own is { } own && Holds(own.When, audience) ? own.Rows : Filter.Never;
    }

    private static bool Holds(Sees when, Audience audience) => when == Sees.Always || (when == Sees.InPreview && audience.Preview);

    private static Rule? Find(string type) => Rules.FirstOrDefault(candidate => candidate.Type == type);

    // What the viewer sees of its own or not.
    private static Filter Shared(Rule rule, Audience audience) =>
        rule.Carrier is { } carrier && Of(carrier.Type, audience) is var visible && !IsAlways(visible, carrier.Link)
            ? Filter.And(rule.Public, new Exists(new RelatedRows(carrier.Table, carrier.Link, Filter.Always), visible))
            : rule.Public;

    /// <summary>What an item of the type must have in sight to be visible itself: name of that type, and the link from the item to it; null when it stands alone.</summary>
    public static (string Type, Link Link)? CarrierOf(string type) =>
        Find(type)?.Carrier is { } carrier ? (carrier.Type, carrier.Link) : null;

    /// <summary>Whether the territory in a column is one that the viewer speaks for.</summary>
    /// <param name="column">The column, which is never null.</param>
    internal static OneOf IsOwn(string column) => new(new ColumnExpression(new Column(column, SqlType.Uuid, false)), new ViewerTerritoriesOperand());

    // A reference is always there; a join table may hold no pair.
    private static bool IsAlways(Filter visible, Link link) => visible is AllOf { Filters.IsEmpty: true } && link is ReferencedLink;

    internal static Comparison Is(Column column, string value) =>
        new(new ColumnExpression(column), ComparisonOperator.Equal, new LiteralOperand(value));

    private static AnyOf IsOneOf(Column column, params ReadOnlySpan<string> values)
    {
        var parts = ImmutableArray.CreateBuilder<Filter>(values.Length);
        foreach (var value in values)
        {
            parts.Add(Is(column, value));
        }

        return new AnyOf(parts.MoveToImmutable());
    }

    private static Comparison At(Column column, ComparisonOperator comparison) =>
        new(new ColumnExpression(column), comparison, new NowOperand());

    /// <summary>When an editor sees all items of a type, or a contributor its own.</summary>
    private enum Sees
    {
        /// <summary>Never: editors see what everybody sees.</summary>
        AsEverybody,

        /// <summary>When asking for a preview.</summary>
        InPreview,

        /// <summary>Always.</summary>
        Always,
    }

    /// <param name="Type">Name of the type.</param>
    /// <param name="Public">What everybody sees.</param>
    /// <param name="Editor">When an editor sees all.</param>
    /// <param name="Carrier">What must be visible for an item to be; null when it stands alone.</param>
    private sealed record Rule(string Type, Filter Public, Sees Editor, Carrier? Carrier = null)
    {
        /// <summary>Whether the audience sees all by a role other than the editor's.</summary>
        public Func<Audience, bool> Reader { get; init; } = _ => false;

        /// <summary>What contributors see of their territories besides what everybody sees, and when; null when that is nothing.</summary>
        public (Filter Rows, Sees When)? Own { get; init; }
    }

    /// <param name="Type">Name of the carrying type.</param>
    /// <param name="Table">Its table.</param>
    /// <param name="Link">From the carried item to it.</param>
    private sealed record Carrier(string Type, string Table, Link Link);
}
