using Expect.Domain.Reference;

namespace Expect.Domain.Territories;

/// <summary>That a French authority is active in a country, and how (Présence).</summary>
public sealed class Presence : Content
{
    /// <summary>The French authority.</summary>
    public Territory Territory { get; private set; } = null!;

    /// <summary>The country where it is active.</summary>
    public Country Country { get; private set; } = null!;

    /// <summary>What its activity rests on.</summary>
    public PresenceKind Kind { get; private set; }

    /// <summary>The first day of its activity; none when not known.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The first day on which it is active no more; none while it lasts.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <inheritdoc/>
    public override Result Check() => base.Check().IsValidity(ValidFrom, ValidTo, "validTo");
}

/// <summary>What a presence in a country rests on.</summary>
public enum PresenceKind
{
    /// <summary>An agreement between authorities (Convention).</summary>
    Agreement,

    /// <summary>A twinning (Jumelage).</summary>
    Twinning,

    /// <summary>A project (Projet).</summary>
    Project,

    /// <summary>Missions of experts (Mission).</summary>
    Mission,

    /// <summary>Something else (Autre).</summary>
    Other,
}
