using Expect.Domain.Expertise;
using Expect.Domain.Labels;
using Expect.Domain.Projects;

namespace Expect.Domain.Reference;

/// <summary>A field of local public action (Thématique), in a tree.</summary>
public sealed class Theme : Content
{
    /// <summary>The theme's stable code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The theme's name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>The theme that this one is part of; none for a main theme.</summary>
    public Theme? Parent { get; private set; }

    /// <summary>The themes that are part of this one.</summary>
    public ICollection<Theme> Children { get; } = [];

    /// <summary>The codes from the main theme down to this one; maintained by the database.</summary>
    public IReadOnlyList<string> Path { get; private set; } = [];

    /// <summary>Purpose code of the OECD's Development Assistance Committee (CAD).</summary>
    public string? DacPurposeCode { get; private set; }

    /// <summary>Numbers of the Sustainable Development Goals (ODD) that the theme serves.</summary>
    public IReadOnlyList<int> SdgGoals { get; private set; } = [];

    /// <summary>The offers on this theme itself; filters reach those on its parts with "within".</summary>
    public ICollection<ExpertiseOffer> ExpertiseOffers { get; } = [];

    /// <summary>The practices in this field.</summary>
    public ICollection<Practice> Practices { get; } = [];

    /// <summary>The awards in this theme.</summary>
    public ICollection<LabelAward> LabelAwards { get; } = [];

    /// <summary>The projects on this theme.</summary>
    public ICollection<Project> Projects { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .IsSlug(Code, "code")
        .InFrench(Name, "name")
        .Unless(
            DacPurposeCode is not { Length: > 0 } purpose || (purpose.Length == 5 && purpose.All(char.IsAsciiDigit)),
            "dacPurposeCode.invalid", "A purpose code of the DAC has five digits.", "dacPurposeCode");
}
