using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Projects;

/// <summary>Someone who takes part in a project: a territory or an organisation, never both (Partenaire).</summary>
public sealed class ProjectPartner
{
    /// <summary>The partnership's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The project.</summary>
    public Project Project { get; private set; } = null!;

    /// <summary>The territory that takes part; none when an organisation does.</summary>
    public Territory? Territory { get; private set; }

    /// <summary>The organisation that takes part; none when a territory does.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>What it does in the project.</summary>
    public PartnerRole Role { get; private set; }

    /// <summary>Which rules it breaks; empty when none.</summary>
    public Result Check() => Result.Accepted
        .Unless(Territory is null != Organization is null, "partner.one", "A partner is a territory or an organisation: name one of them.");
}

/// <summary>What a partner does in a project.</summary>
public enum PartnerRole
{
    /// <summary>It leads the project (Chef de file); a French authority.</summary>
    Lead,

    /// <summary>A partner authority (Collectivité partenaire).</summary>
    PartnerAuthority,

    /// <summary>A network (Réseau).</summary>
    Network,

    /// <summary>It carries out parts of the project (Opérateur).</summary>
    Implementer,

    /// <summary>It funds the project (Bailleur).</summary>
    Funder,
}
