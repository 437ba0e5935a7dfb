using System.Collections.Frozen;

namespace Expect.Persistence.Writing;

/// <summary>Words and places of rules that only the database can check, because they go across rows.</summary>
internal static class DatabaseRules
{
    // Exclusions speak of no value, and PostgreSQL has no words of ours for them.
    private static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ck_territories_country"] = "Every territory but a network is in a country.",
        ["ex_label_awards_validity"] = "The authority holds this label in this theme for a part of that time already.",
        ["ex_presences_validity"] = "The authority has such a presence in the country for a part of that time already.",
    }.ToFrozenDictionary();

    // The fields of rules that are not named after one.
    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ck_committee_sessions_awards"] = "heldOn",
        ["ck_committee_sessions_decisions"] = "heldOn",
        ["ck_fundings_disbursed_currency"] = "awardedAmount",
        ["ck_label_applications_session_label"] = "session",
        ["ck_label_applications_session_day"] = "session",
        ["ck_territories_french_country"] = "country",
        ["ck_territories_foreign_country"] = "country",
        ["ck_territories_acyclic"] = "parent",
        ["ck_territories_own_parent"] = "parent",
        ["ck_themes_acyclic"] = "parent",
        ["ex_label_awards_validity"] = "validFrom",
        ["ex_presences_validity"] = "validFrom",
    }.ToFrozenDictionary();

    /// <summary>What is wrong; null for rules that say so themselves.</summary>
    public static string? MessageOf(string constraint) => Messages.GetValueOrDefault(constraint);

    /// <summary>The field by its name in the schema; null for rules that are named after theirs, or after none.</summary>
    public static string? FieldOf(string constraint) => Fields.GetValueOrDefault(constraint);
}
