using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans the root field <c>matchOffers</c>: what is asked for, and what is written of each match.</summary>
internal sealed class OfferMatchPlanner(PlanningContext context, SelectionPlanner selections)
{
    /// <summary>The field.</summary>
    public OfferMatchesRoot Plan(CollectedField member)
    {
        var criteria = (ObjectValue)context.Argument("Query", member.First, "criteria")!;
        var need = new OfferNeed(
            Texts(criteria, "themes"), Texts(criteria, "languages"), Single(criteria, "country", SqlType.Text), Single(criteria, "neededBy", SqlType.Date),
            Texts(criteria, "forms"), Single(criteria, "oneOff", SqlType.Boolean), Single(criteria, "maxInvolvement", SqlType.Text), Single(criteria, "maxConstraint", SqlType.Text));
        var slots = new OfferMatchSlots(
            Computed(SqlType.Uuid, isList: true), Computed(SqlType.Uuid), Computed(SqlType.Text), Computed(SqlType.Text), Computed(SqlType.Uuid, isList: true));
        var facts = new OfferFactPlanner(context);
        return new OfferMatchesRoot(
            member.Key, need, facts.Lookups(need), facts.Candidates(need, slots), slots, First(member),
            context.Languages.FirstOrDefault(language => language is "fr" or "en", "fr"), Members(member, slots));
    }

    private int First(CollectedField member)
    {
        if (context.Argument("Query", member.First, "first") is not LeafValue leaf)
        {
            return MatchOffersField.DefaultMatches;
        }

        var first = (int)context.Read(leaf)!;
        return first is >= 1 and <= MatchOffersField.MaxMatches ? first : throw context.Refusal(string.Create(
            CultureInfo.InvariantCulture, $"\"first\" is {first}, but between 1 and {MatchOffersField.MaxMatches} matches can be asked for."));
    }

    // An empty list asks for nothing, so the plan is bound to whether it is empty.
    private ParameterOperand? Texts(ObjectValue criteria, string name)
    {
        if (criteria.Find(name) is not LeafListValue list
            || !(bool)context.Read(new LeafValue(list.Source, list.Current.ToArray()), items => ((object?[])items!).Length > 0)!)
        {
            return null;
        }

        return context.Parameter(list.Source.Select(items => ((object?[])items!).Cast<string>().Distinct(StringComparer.Ordinal).ToArray()), SqlType.Text, isList: true);
    }

    private ParameterOperand? Single(ObjectValue criteria, string name, SqlType type) =>
        criteria.Find(name) is LeafValue leaf ? context.Parameter(leaf.Source, type) : null;

    private ParameterOperand Computed(SqlType type, bool isList = false) => context.Parameter(new ComputedSource(), type, isList);

    private ImmutableArray<MatchMember> Members(CollectedField matches, OfferMatchSlots slots) =>
    [
        .. FieldCollector.Collect(context, matches.Selections, name => name == MatchOffersField.MatchType).Select(MatchMember (member) => member.Name switch
        {
            "score" => new MatchScore(member.Key),
            "reasons" => new MatchReasons(member.Key, Reason(member)),
            "offer" => new MatchOffer(member.Key, Offer(member, slots)),
            _ => new MatchConstant(member.Key, $"\"{MatchOffersField.MatchType}\""),
        }),
    ];

    private NodesRootPart Offer(CollectedField member, OfferMatchSlots slots)
    {
        using var place = context.Enter(member.Key);
        var type = context.Catalog[MatchOffersField.OfferType];
        return new NodesRootPart(type.Table, context.Visibility(type.Name), slots.Offers, selections.Plan(type, member.Selections));
    }

    private ImmutableArray<ReasonMember> Reason(CollectedField reasons) =>
    [
        .. FieldCollector.Collect(context, reasons.Selections, name => name == MatchOffersField.ReasonType).Select(member => member.Name switch
        {
            "criterion" => new ReasonMember(member.Key, ReasonMemberKind.Criterion),
            "points" => new ReasonMember(member.Key, ReasonMemberKind.Points),
            "maxPoints" => new ReasonMember(member.Key, ReasonMemberKind.MaxPoints),
            "explanation" => new ReasonMember(member.Key, ReasonMemberKind.Explanation),
            _ => new ReasonMember(member.Key, ReasonMemberKind.Constant, $"\"{MatchOffersField.ReasonType}\""),
        }),
    ];
}
