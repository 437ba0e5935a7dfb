namespace Expect.Domain.Matching;

/// <summary>What counts when an offer is matched with a need. The order is that in which reasons are given.</summary>
public enum MatchCriterion
{
    /// <summary>The offer's themes are those asked for, or near them (Thématique).</summary>
    Theme,

    /// <summary>The authority helps in a language asked for (Langue).</summary>
    Language,

    /// <summary>The offer is made for the country (Pays cible).</summary>
    Country,

    /// <summary>The way of helping fits: form, one-off, involvement, constraint (Modalité d'intervention).</summary>
    Modality,

    /// <summary>The authority can help before the day of need (Disponibilité).</summary>
    Availability,

    /// <summary>How many missions the authority takes on in a year (Capacité annuelle).</summary>
    Capacity,

    /// <summary>A label in force vouches for the know-how (Label en cours de validité).</summary>
    Label,

    /// <summary>The authority is present in the country or near it (Présence).</summary>
    Presence,
}
