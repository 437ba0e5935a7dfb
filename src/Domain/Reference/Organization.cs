namespace Expect.Domain.Reference;

/// <summary>A funder, operator, state service or association that is no territory (Organisation).</summary>
public sealed class Organization : PublishedContent
{
    /// <summary>The organisation's name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Its acronym.</summary>
    public string? Acronym { get; private set; }

    /// <summary>The readable key of its page.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What kind of body it is.</summary>
    public OrganizationKind Kind { get; private set; }

    /// <summary>Address of its web site.</summary>
    public string? Website { get; private set; }

    /// <summary>The country where it is based; none when it is international.</summary>
    public Country? Country { get; private set; }

    /// <inheritdoc/>
    public override Result Check() => base.Check().IsSlug(Slug, "slug");

    /// <inheritdoc/>
    protected override Result CheckCompleteness() =>
        Result.Accepted.Unless(Name?.Has("fr") == true, "name.fr.missing", "An organisation needs a French name to be published.", "name");
}

/// <summary>What kind of body an organisation is.</summary>
public enum OrganizationKind
{
    /// <summary>It funds projects (Bailleur).</summary>
    Funder,

    /// <summary>It carries projects out (Opérateur).</summary>
    Operator,

    /// <summary>A service of the state (Service de l'État).</summary>
    StateService,

    /// <summary>An association (Association).</summary>
    Association,
}
