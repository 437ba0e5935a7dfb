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

    private static readonly ImmutableArray<Rule> Rules =
    [
        //       type                  anonymous and partner        editor                      only with its project
        new Rule("ExpertiseOffer",     Published,                   WithPreview: true,          ThroughProject: false),
        new Rule("Project",            Published,                   WithPreview: true,          ThroughProject: false),
        new Rule("Organization",       Published,                   WithPreview: true,          ThroughProject: false),
        new Rule("LabelAward",         AwardDecided,                WithPreview: false,         ThroughProject: false),
        new Rule("FundingApplication", ApplicationPublic,           WithPreview: null,          ThroughProject: true),
        new Rule("Funding",            Filter.Always,               WithPreview: null,          ThroughProject: true),
    ];

    /// <summary>The rows of the type that exist for the audience. Types without a rule are public as a whole.</summary>
    /// <param name="type">Name of the type.</param>
    /// <param name="audience">For whom.</param>
    public static Filter Of(string type, Audience audience)
    {
        var rule = Rules.FirstOrDefault(candidate => candidate.Type == type);
        if (rule is null)
        {
            return Filter.Always;
        }

        var seesAll = audience.IsEditor && rule.WithPreview is { } needsPreview && (!needsPreview || audience.Preview);
        var own = seesAll ? Filter.Always : rule.Public;
        if (!rule.ThroughProject)
        {
            return own;
        }

        var project = Of("Project", audience);
        return project is not AllOf { Filters.IsEmpty: true }
            ? Filter.And(own, new Exists(new RelatedRows("projects", new ReferencedLink("project_id"), Filter.Always), project))
            : own;
    }

    private static Comparison Is(Column column, string value) =>
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

    /// <param name="Type">Name of the type.</param>
    /// <param name="Public">What everybody sees.</param>
    /// <param name="WithPreview">Whether an editor sees everything only when asking for a preview (true), always (false), or never (null).</param>
    /// <param name="ThroughProject">Whether an item is visible only when its project is.</param>
    private sealed record Rule(string Type, Filter Public, bool? WithPreview, bool ThroughProject);
}
