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
    ];

    /// <summary>The bit of an audience. Other roles than the editor's have no feed of their own: they follow what the public, or the editor that they are too, does.</summary>
    public static int BitOf(Audience audience)
    {
        var followed = new Audience(audience.IsEditor, audience.IsEditor && audience.Preview);
        return All.First(known => known.Audience == followed).Bit;
    }
}
