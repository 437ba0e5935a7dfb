using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>
/// Who sees the past of items: a part of the rights to read. Revisions are for editors, as far as they see the items, and for
/// administrators, who see all; the statuses that an item entered are for whoever sees it by a right of their own.
/// </summary>
internal static class RevisionTable
{
    private static readonly Column ContentType = new("content_type", SqlType.Text, false);

    private static readonly Link Item = new ReferencedLink("item_id");

    // What has a life cycle and is seen by others than editors; and what not every editor sees.
    private static readonly ImmutableArray<(string Type, string Table)> Items =
    [
        ("ExpertiseOffer", "expertise_offers"), ("Practice", "practices"), ("CommitteeSession", "committee_sessions"), ("LabelApplication", "label_applications"),
        ("LabelAward", "label_awards"), ("FundingApplication", "funding_applications"), ("Funding", "fundings"), ("Disbursement", "disbursements"),
    ];

    /// <summary>The rows that exist for an audience; null when the type is of another kind.</summary>
    public static Filter? Of(string type, Audience audience) => type switch
    {
        nameof(Revision) => Revisions(audience),
        nameof(HistoryEntry) => AnyOf([Revisions(audience), .. Items.Select(item => Entries(item, audience))]),
        _ => null,
    };

    private static Filter AnyOf(ImmutableArray<Filter> filters)
    {
        var parts = filters.RemoveAll(filter => filter.IsNever);
        return parts.Any(filter => filter.IsAlways) ? Filter.Always : parts is [var single] ? single : new AnyOf(parts);
    }

    private static Filter Revisions(Audience audience) =>
        audience.IsAdmin ? Filter.Always
        : audience.IsEditor ? Filter.And([.. Items.Select(item => SeenByEditor(item, audience))])
        : Filter.Never;

    // Drafts are no secret from an editor; what not even a preview shows is.
    private static Filter SeenByEditor((string Type, string Table) item, Audience audience) =>
        VisibilityTable.Of(item.Type, audience with { Preview = true }) is { IsAlways: false } visible
            ? new AnyOf([new Not(VisibilityTable.Is(ContentType, item.Type)), new Exists(new RelatedRows(item.Table, Item, Filter.Always), visible)])
            : Filter.Always;

    // With or without a preview: who asks for the past does not ask for what the public sees.
    private static Filter Entries((string Type, string Table) item, Audience audience)
    {
        var own = WriteTable.WritesAll(item.Type, audience) && !audience.IsEditor ? Filter.Always : VisibilityTable.BeyondPublic(item.Type, audience with { Preview = true });
        return own.IsNever ? Filter.Never
            : own.IsAlways ? VisibilityTable.Is(ContentType, item.Type)
            : Filter.And(VisibilityTable.Is(ContentType, item.Type), new Exists(new RelatedRows(item.Table, Item, Filter.Always), own));
    }
}
