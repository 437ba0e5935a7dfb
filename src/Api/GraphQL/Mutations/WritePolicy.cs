using System.Collections.Frozen;
using Expect.Api.Security;
using Expect.Domain.Expertise;
using Expect.Domain.Funding;
using Expect.Domain.Identity;
using Expect.Domain.Labels;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Who may write what: the one place. Reads have theirs in the visibility table.</summary>
internal static class WritePolicy
{
    // A contributor writes these for its own territories.
    private static readonly FrozenSet<Type> Contributed = FrozenSet.Create(typeof(ExpertiseOffer), typeof(Practice), typeof(LabelApplication));

    private static readonly FrozenSet<Type> Decided = FrozenSet.Create(typeof(CommitteeSession), typeof(LabelApplication), typeof(LabelAward));

    private static readonly FrozenSet<Type> Funded = FrozenSet.Create(typeof(FundingScheme), typeof(FundingApplication), typeof(Funding), typeof(Disbursement));

    /// <summary>Whether a viewer may write anything at all.</summary>
    public static bool MayWrite(Viewer viewer) =>
        viewer.CanWrite && (viewer.IsEditor || viewer.Has(Role.CONTRIBUTOR) || viewer.Has(Role.COMMITTEE) || viewer.Has(Role.FUNDING_OFFICER));

    /// <summary>Whether a viewer may write an item.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="type">The item's type.</param>
    /// <param name="territory">The territory that the item belongs to; null when there is none.</param>
    public static bool MayWrite(Viewer viewer, WritableType type, Guid? territory) => viewer.CanWrite && (viewer.IsEditor
        || (viewer.Has(Role.COMMITTEE) && Decided.Contains(type.Entity))
        || (viewer.Has(Role.FUNDING_OFFICER) && Funded.Contains(type.Entity))
        || (viewer.Has(Role.CONTRIBUTOR) && Contributed.Contains(type.Entity) && territory is { } own && viewer.Territories.Contains(own)));
}
