namespace Expect.Domain.Expertise;

/// <summary>A way in which an authority can help (Modalité d'intervention).</summary>
public sealed class Modality
{
    /// <summary>The modality's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The offer that it belongs to.</summary>
    public ExpertiseOffer Offer { get; private set; } = null!;

    /// <summary>The form of the help.</summary>
    public ModalityForm Form { get; private set; }

    /// <summary>How much of its people's time the authority puts in; none when not stated.</summary>
    public Involvement? Involvement { get; private set; }

    /// <summary>How formal a commitment the help needs; none when not stated.</summary>
    public Constraint? Constraint { get; private set; }

    /// <summary>Whether the help can be given once, without a lasting commitment (projet ponctuel).</summary>
    public bool OneOff { get; private set; }

    /// <summary>The shortest that the help can take, in days.</summary>
    public int? MinDays { get; private set; }

    /// <summary>The longest that the help can take, in days.</summary>
    public int? MaxDays { get; private set; }

    /// <summary>Which rules it breaks; empty when none.</summary>
    public Result Check() => Result.Accepted
        .IsPositive(MinDays, "minDays")
        .IsPositive(MaxDays, "maxDays")
        .Unless(!(MaxDays < MinDays), "days.reversed", "The longest that the help can take is less than the shortest.", "maxDays")
        .Unless(!(OneOff && Constraint == Expertise.Constraint.MultiYear), "oneOff.multiYear", "Help that can be given once needs no agreement over several years.", "oneOff");
}

/// <summary>The form of help.</summary>
public enum ModalityForm
{
    /// <summary>A single mission abroad (Mission ponctuelle).</summary>
    OneOffMission,

    /// <summary>Advice from a distance (Conseil à distance).</summary>
    RemoteAdvice,

    /// <summary>Receiving a delegation (Accueil de délégation).</summary>
    StudyVisit,

    /// <summary>Training among peers (Formation entre pairs).</summary>
    PeerTraining,

    /// <summary>Lending a member of staff (Mise à disposition d'agent).</summary>
    Secondment,

    /// <summary>A project carried together (Projet conjoint).</summary>
    JointProject,

    /// <summary>A lasting partnership (Partenariat).</summary>
    Partnership,

    /// <summary>Bringing people together (Mise en réseau).</summary>
    Networking,
}

/// <summary>How much of its people's time an authority puts in (Implication).</summary>
public enum Involvement
{
    /// <summary>Light (Légère).</summary>
    Light,

    /// <summary>Moderate (Modérée).</summary>
    Moderate,

    /// <summary>Strong (Forte).</summary>
    Strong,
}

/// <summary>How formal a commitment help needs (Contrainte).</summary>
public enum Constraint
{
    /// <summary>None (Aucune).</summary>
    None,

    /// <summary>A mission letter (Lettre de mission).</summary>
    MissionLetter,

    /// <summary>An agreement (Convention).</summary>
    Agreement,

    /// <summary>An agreement over several years (Convention pluriannuelle).</summary>
    MultiYear,
}
