using Expect.Domain.Identity;

namespace Expect.Api.Tests.Visibility;

/// <summary>
/// Who writes items of a type: one line for each type of the table « Who may do what » of the domain model. It is written from
/// there, not from the code. Editors and administrators write all.
/// </summary>
/// <param name="Type">Name of the type.</param>
/// <param name="Others">Roles other than the editor's and the administrator's that write all of it.</param>
/// <param name="OfContributors">Whether contributors write those of their territories.</param>
internal sealed record WriteRight(string Type, Role[] Others, bool OfContributors = false)
{
    /// <summary>The table.</summary>
    public static readonly IReadOnlyList<WriteRight> All =
    [
        // Contributor, bound to territories: offers, practices, applications of its own territories.
        new("ExpertiseOffer", [], OfContributors: true),
        new("Practice", [], OfContributors: true),
        new("LabelApplication", [Role.COMMITTEE], OfContributors: true),

        // Committee: decisions.
        new("CommitteeSession", [Role.COMMITTEE]),
        new("LabelAward", [Role.COMMITTEE]),

        // Funding officer: funding.
        new("FundingScheme", [Role.FUNDING_OFFICER]),
        new("FundingApplication", [Role.FUNDING_OFFICER]),
        new("Funding", [Role.FUNDING_OFFICER]),
        new("Disbursement", [Role.FUNDING_OFFICER]),

        // Editor: everything editorial.
        new("Territory", []),
        new("Country", []),
        new("Theme", []),
        new("Label", []),
        new("Presence", []),
        new("Source", []),
        new("Project", []),
        new("Article", []),
        new("Asset", []),
        new("Organization", []),
        new("Release", []),
    ];

    /// <summary>Whether a role writes an item.</summary>
    /// <param name="role">The role; null for anybody.</param>
    /// <param name="isOwn">Whether the item belongs to the territory of contributors.</param>
    public bool Allows(Role? role, bool isOwn) => role is Role.EDITOR or Role.ADMIN || (role is { } known && Others.Contains(known)) || (role == Role.CONTRIBUTOR && OfContributors && isOwn);

    /// <summary>Whether a role writes anything at all.</summary>
    public static bool Writes(Role? role) => role is not (null or Role.PARTNER or Role.FOREIGN_AUTHORITY);
}
