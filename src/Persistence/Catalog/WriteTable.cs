using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>Who may write items of which type: the one table of the rights to write. Editors write all of every type.</summary>
public static class WriteTable
{
    private static readonly ImmutableArray<Rule> Rules =
    [
        //       type                   another role that writes all            the column with the territory whose contributors write the item
        new Rule("ExpertiseOffer")      {                                       Owner = "territory_id" },
        new Rule("Practice")            {                                       Owner = "territory_id" },
        new Rule("LabelApplication")    { Writes = who => who.IsCommittee,      Owner = "applicant_id" },
        new Rule("CommitteeSession")    { Writes = who => who.IsCommittee },
        new Rule("LabelAward")          { Writes = who => who.IsCommittee },
        new Rule("FundingScheme")       { Writes = who => who.IsFundingOfficer },
        new Rule("FundingApplication")  { Writes = who => who.IsFundingOfficer },
        new Rule("Funding")             { Writes = who => who.IsFundingOfficer },
        new Rule("Disbursement")        { Writes = who => who.IsFundingOfficer },
    ];

    // What becomes of an application for a label is decided by others than the applicant.
    private static readonly ImmutableArray<string> MovesOfApplicants = ["SUBMITTED", "WITHDRAWN"];

    /// <summary>The items of a type that an audience may write.</summary>
    /// <param name="type">Name of the type.</param>
    /// <param name="audience">Who writes.</param>
    public static Filter Of(string type, Audience audience) =>
        WritesAll(type, audience) ? Filter.Always
        : WritesOwn(type, audience) ? VisibilityTable.IsOwn(Find(type)!.Owner!)
        : Filter.Never;

    /// <summary>Whether an audience may write any item of a type.</summary>
    public static bool WritesAll(string type, Audience audience) => audience.IsEditor || Find(type)?.Writes(audience) == true;

    /// <summary>Whether an audience may write those items of a type that belong to a territory that it speaks for.</summary>
    public static bool WritesOwn(string type, Audience audience) => audience.IsContributor && Find(type)?.Owner is not null;

    /// <summary>Whether contributors may move their items of a type to a status, by its name in the schema.</summary>
    public static bool MovesOwn(string type, string status) => type != "LabelApplication" || MovesOfApplicants.Contains(status);

    private static Rule? Find(string type) => Rules.FirstOrDefault(rule => rule.Type == type);

    /// <param name="Type">Name of the type.</param>
    private sealed record Rule(string Type)
    {
        /// <summary>Whether the audience writes all by a role other than the editor's.</summary>
        public Func<Audience, bool> Writes { get; init; } = _ => false;

        /// <summary>The column with the territory whose contributors write the item; null when none do.</summary>
        public string? Owner { get; init; }
    }
}
