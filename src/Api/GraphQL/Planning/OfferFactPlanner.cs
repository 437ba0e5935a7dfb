using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans what is read to score offers: only what the viewer may see, as everywhere.</summary>
internal sealed class OfferFactPlanner(PlanningContext context)
{
    private static readonly ColumnExpression Id = new(new Column("id", SqlType.Uuid, false));

    private readonly CatalogType _offer = context.Catalog[MatchOffersField.OfferType];

    /// <summary>What finds the places that the need names.</summary>
    public OfferNeedLookups Lookups(OfferNeed need)
    {
        var (theme, country) = (context.Catalog["Theme"], context.Catalog["Country"]);
        var path = theme.Shortcuts.OfType<WithinShortcut>().Single().Path;
        return new OfferNeedLookups(
            need.Themes is null ? null : new FactQuery(theme.Table, context.Visibility(theme.Name), Filter.Always, [Id, new ColumnExpression(path)]),
            need.Country is null ? null : new FactQuery(
                country.Table, context.Visibility(country.Name), Equal(Value(country, "iso2"), need.Country), [Id, Value(country, "regionCode"), Value(country, "subregionCode")]));
    }

    /// <summary>The facts about the offers that may match.</summary>
    public FactQuery Candidates(OfferNeed need, OfferMatchSlots slots) => new(
        _offer.Table, context.Visibility(_offer.Name), Filter.And(OnTheme(need, slots), Serves(need), InTime(need)), Facts(need, slots), OfferMatchesRoot.MaxCandidates + 1);

    // The order is that of OfferFactColumn.
    private ImmutableArray<Expression> Facts(OfferNeed need, OfferMatchSlots slots) =>
    [
        Id,
        Value(_offer, "slug"),
        new RelatedTextsExpression(Rows(_offer, "themes"), [Id]),
        new ColumnExpression(((ScalarListField)_offer.Field("languages")!).Column),
        Modalities(),
        Whether(need.Country is null ? Filter.Never : new Exists(Rows(_offer, "targetCountries"), Equal(Id, slots.Country))),
        Value(_offer, "availableFrom"),
        Value(_offer, "availableTo"),
        Value(_offer, "yearlyCapacity"),
        Whether(new OnTarget(One(_offer, "labelAward"), ((ConditionField)context.Catalog["LabelAward"].Field("inForce")!).Condition)),
        Whether(Present(need, country => Equal(Value(country, "id"), slots.Country))),
        Whether(Present(need, country => Equal(Value(country, "subregionCode"), slots.Subregion))),
        Whether(Present(need, country => Equal(Value(country, "regionCode"), slots.Region))),
        new TodayExpression(),
    ];

    private RelatedTextsExpression Modalities()
    {
        var modality = context.Catalog[MatchOffersField.ModalityType];
        return new RelatedTextsExpression(
            Rows(_offer, "modalities"), [Value(modality, "form"), Value(modality, "involvement"), Value(modality, "constraint"), Value(modality, "oneOff")]);
    }

    // Said of the pair, whose index by theme then finds the offers.
    private Filter OnTheme(OfferNeed need, OfferMatchSlots slots)
    {
        if (need.Themes is null)
        {
            return Filter.Always;
        }

        var link = (JoinTableLink)((ToManyField)_offer.Field("themes")!).Link;
        var isNear = new OneOf(new ColumnExpression(new Column(link.ChildColumn, SqlType.Uuid, false)), slots.Themes);
        return new Exists(context.Rows("Theme", link with { Where = isNear }), Filter.Always);
    }

    private Filter Serves(OfferNeed need) => need.Country is null
        ? Filter.Always
        : new Exists(context.Rows("Country", _offer.Shortcuts.OfType<RelatedShortcut>().Single(shortcut => shortcut.Target == "Country").Link), Equal(Value(context.Catalog["Country"], "iso2"), need.Country));

    private Filter InTime(OfferNeed need)
    {
        var (from, to) = (Value(_offer, "availableFrom"), Value(_offer, "availableTo"));
        return Filter.And(
            new AnyOf([new IsNull(to), new Comparison(to, ComparisonOperator.GreaterOrEqual, new TodayOperand())]),
            need.NeededBy is null ? Filter.Always : new AnyOf([new IsNull(from), new Comparison(from, ComparisonOperator.LessOrEqual, need.NeededBy)]));
    }

    private Filter Present(OfferNeed need, Func<CatalogType, Filter> near)
    {
        if (need.Country is null)
        {
            return Filter.Never;
        }

        var (territory, presence, country) = (context.Catalog["Territory"], context.Catalog["Presence"], context.Catalog["Country"]);
        var today = ((CountField)country.Field("presenceCount")!).Where;
        var there = new OnTarget(One(presence, "country"), near(country));
        return new OnTarget(One(_offer, "territory"), new Exists(Rows(territory, "presences"), Filter.And(today, there)));
    }

    private RelatedRows Rows(CatalogType owner, string list) => owner.Field(list) is ToManyField relation
        ? context.Rows(relation.Target, relation.Link)
        : throw new InvalidOperationException($"{owner.Name}.{list} is no list.");

    private Join One(CatalogType owner, string relation) => context.Join((ToOneField)owner.Field(relation)!);

    private static ColumnExpression Value(CatalogType owner, string field) => new(((ScalarField)owner.Field(field)!).Column);

    private static Comparison Equal(Expression left, Operand right) => new(left, ComparisonOperator.Equal, right);

    private static ConditionExpression Whether(Filter condition) => new(condition);
}
