namespace Expect.Domain.Identity;

/// <summary>What somebody is allowed to read and write (Rôle). Without a role, a viewer reads what is public.</summary>
public enum Role
{
    /// <summary>A partner of the programme (partenaire), who reads public content and the contacts of offers, in quantity.</summary>
    PARTNER,

    /// <summary>A local authority abroad (collectivité étrangère), which looks for French know-how.</summary>
    FOREIGN_AUTHORITY,

    /// <summary>Somebody who describes the know-how of territories of theirs (contributeur), and reads their drafts and applications.</summary>
    CONTRIBUTOR,

    /// <summary>A member of the committee that awards the label (comité de labellisation), who reads all label applications.</summary>
    COMMITTEE,

    /// <summary>Somebody who handles funding (instructeur des financements), and reads all funding applications and internal notes.</summary>
    FUNDING_OFFICER,

    /// <summary>An editor of all the programme's content (rédacteur).</summary>
    EDITOR,

    /// <summary>Somebody who manages accounts and tokens (administrateur), and may do all that editors may.</summary>
    ADMIN,
}
