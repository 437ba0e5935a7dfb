namespace Expect.Persistence.Catalog;

/// <summary>For whom an operation reads: what decides which rows exist for it.</summary>
/// <param name="IsEditor">Whether the viewer holds the editor's role.</param>
/// <param name="Preview">Whether drafts and unscheduled content are asked for and allowed.</param>
public sealed record Audience(bool IsEditor, bool Preview)
{
    /// <summary>Whether the viewer is a member of the committee, who reads all label applications.</summary>
    public bool IsCommittee { get; init; }

    /// <summary>Whether the viewer handles funding applications, and reads all of them.</summary>
    public bool IsFundingOfficer { get; init; }

    /// <summary>Whether the viewer speaks for territories, whose drafts (in a preview) and applications it reads. Which ones, the request says.</summary>
    public bool IsContributor { get; init; }

    /// <summary>Whether the viewer is a partner of the programme, who reads contacts.</summary>
    public bool IsPartner { get; init; }

    /// <summary>Whether the viewer manages accounts and tokens, and reads who wrote what.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Whether the token of the request is good for changing content.</summary>
    public bool CanWrite { get; init; }

    /// <summary>Anybody, without a token.</summary>
    public static readonly Audience Public = new(IsEditor: false, Preview: false);
}
