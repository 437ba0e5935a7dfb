namespace Expect.Domain.Identity;

/// <summary>What somebody is allowed to read and write. Without a role, a viewer reads what is public.</summary>
public enum Role
{
    /// <summary>A partner of the programme (« partenaire ») that reads through an API token: public content, in quantity.</summary>
    PARTNER,

    /// <summary>A local authority abroad (« collectivité étrangère ») that looks for French know-how.</summary>
    FOREIGN_AUTHORITY,

    /// <summary>Somebody who describes the know-how of territories of theirs (« contributeur »).</summary>
    CONTRIBUTOR,

    /// <summary>A member of the committee that awards the label (« comité de labellisation »).</summary>
    COMMITTEE,

    /// <summary>Somebody who handles funding applications (« instructeur des financements »).</summary>
    FUNDING_OFFICER,

    /// <summary>An editor of all the programme's content (« rédacteur »).</summary>
    EDITOR,

    /// <summary>Somebody who manages accounts and tokens, and may do all that editors may (« administrateur »).</summary>
    ADMIN,
}
