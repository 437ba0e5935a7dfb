using Expect.Persistence.Catalog;

namespace Expect.Persistence.Changes;

/// <summary>The audiences whose feeds differ, as bits of the table of changes. Numbers are part of stored rows and never reused.</summary>
public static class ChangeAudiences
{
    /// <summary>Every audience with its bit.</summary>
    public static readonly IReadOnlyList<(Audience Audience, int Bit)> All =
    [
        (Audience.Public, 1),
        (new Audience(IsEditor: true, Preview: false), 2),
        (new Audience(IsEditor: true, Preview: true), 4),
        (new Audience(IsEditor: false, Preview: false) { IsPartner = true }, 8),
    ];

    /// <summary>The bits of all.</summary>
    public static readonly int Everybody = All.Sum(known => known.Bit);

    /// <summary>The bit of an audience. Roles other than the editor's and the partner's have no feed of their own: they follow that of the public, or of what they are too.</summary>
    public static int BitOf(Audience audience)
    {
        var followed = new Audience(audience.IsEditor, audience.IsEditor && audience.Preview) { IsPartner = audience.IsPartner && !audience.IsEditor };
        return All.First(known => known.Audience == followed).Bit;
    }

    /// <summary>The bits of the audiences that meet a condition.</summary>
    internal static int BitsOf(Func<Audience, bool> condition) => All.Where(known => condition(known.Audience)).Sum(known => known.Bit);
}
