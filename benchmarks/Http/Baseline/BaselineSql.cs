namespace Expect.Benchmarks.Http.Baseline;

/// <summary>The statements of the hand-written endpoint: what an experienced developer writes for exactly these questions.</summary>
internal static class BaselineSql
{
    /// <summary>An offer by its slug ($1), or by one that it had: the service answers both, so both sides look where all slugs are kept.</summary>
    public const string OfferBySlug =
        "select o.id, o.slug, o.title ->> 'fr', o.summary ->> 'fr', o.published_at, o.yearly_capacity, t.name ->> 'fr' "
        + "from expertise_offers o join territories t on t.id = o.territory_id "
        + "where o.id = (select item_id from slugs where content_type = 'ExpertiseOffer' and language = '' and slug = $1) and " + Visible;

    /// <summary>The newest twenty offers with territory, region and award.</summary>
    public const string PageWithJoins =
        "select o.id, o.slug, o.title ->> 'fr', o.published_at, t.name ->> 'fr', r.id is not null, r.name ->> 'fr', "
        + "a.id is not null, a.awarded_on, a.valid_to from (select * from expertise_offers o where " + Visible + Newest + ") o "
        + "join territories t on t.id = o.territory_id left join territories r on r.id = t.region_id "
        + "left join label_awards a on a.id = o.label_award_id and a.status in ('ACTIVE', 'RENEWED') "
        + "order by o.published_at desc, o.id desc";

    /// <summary>The newest twenty offers.</summary>
    public const string PageOfLists = "select o.id, o.slug, o.title ->> 'fr' from expertise_offers o where " + Visible + Newest;

    /// <summary>The modalities of the newest twenty offers, by offer.</summary>
    public const string ModalitiesOfPage =
        "select m.offer_id, m.form, m.involvement, m.min_days, m.max_days, m.one_off "
        + "from (select o.id from expertise_offers o where " + Visible + Newest + ") o "
        + "join modalities m on m.offer_id = o.id order by m.offer_id, m.form, m.id";

    /// <summary>The themes of the newest twenty offers, by offer.</summary>
    public const string ThemesOfPage =
        "select ot.offer_id, t.code, t.name ->> 'fr' from (select o.id from expertise_offers o where " + Visible + Newest + ") o "
        + "join offer_themes ot on ot.offer_id = o.id join themes t on t.id = ot.theme_id "
        + "order by ot.offer_id, (t.name ->> 'fr') collate \"fr-x-icu\", t.id";

    /// <summary>
    /// Twenty offers by territory and title: of the territories of a kind ($1) in the region with a slug ($2), with the theme of a
    /// code ($3) or one of its parts. The region and the themes are looked up once.
    /// </summary>
    public const string PageByTerritory =
        "select o.slug, o.title ->> 'fr', o.published_at, t.name ->> 'fr', r.name ->> 'fr' "
        + "from expertise_offers o join territories t on t.id = o.territory_id join territories r on r.id = t.region_id "
        + "where t.kind = $1 and t.region_id = (select id from territories where slug = $2) "
        + "and exists (select from offer_themes ot where ot.offer_id = o.id and ot.theme_id = any (array(select id from themes where $3 = any (path)))) and " + Visible
        + " order by (t.name ->> 'fr') collate \"fr-x-icu\", (o.title ->> 'fr') collate \"fr-x-icu\", o.id limit 20";

    /// <summary>That everybody may see an offer.</summary>
    public const string Visible =
        "o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now())";

    private const string Newest = " order by o.published_at desc, o.id desc limit 20";
}
