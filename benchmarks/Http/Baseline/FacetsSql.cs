namespace Expect.Benchmarks.Http.Baseline;

/// <summary>
/// The statements of the faceted list: words ($1) searched in offers and in the names that offers are found by, with a form of
/// modality ($2) chosen. The search runs once; its rows say which part of the answer they belong to.
/// </summary>
internal static class FacetsSql
{
    /// <summary>The words as they are.</summary>
    public const string Exact = "with names as materialized (select * from search_names(" + Named + ", " + Languages + ", $1)), matches as ("
        + OwnWords + "(select search_query('fr', w.word) as query offset 0) q, search_documents d where d.content_type = 'ExpertiseOffer' and d.language = 'fr' and d.vector @@ q.query union all "
        + OwnWords + "(select search_query('', w.word) as query offset 0) q, search_documents d where d.content_type = 'ExpertiseOffer' and d.language = '' and d.vector @@ q.query union all "
        + FoundByNames + ")" + Parts;

    /// <summary>Words like those: asked when no offer has the words as they are.</summary>
    public const string Alike = "with names as materialized (select * from search_alike(" + Named + ", " + Languages + ", $1, " + NotQuoted + ", true)), matches as ("
        + "select item_id, term, score * 10 as score from search_alike(array['ExpertiseOffer'], " + Languages + ", $1, " + NotQuoted + ", false) union all "
        + FoundByNames + ")" + Parts;

    private const string Named = "array['Theme', 'Territory', 'Country', 'Organization']";

    private const string Languages = "array['fr', '']";

    private const string NotQuoted = "array_fill(false, array[cardinality($1)])";

    private const string OwnWords =
        "select d.item_id, w.term::int, (ts_rank(d.vector, q.query) * search_brevity(d.vector) * 100000)::bigint * 10 as score "
        + "from unnest($1) with ordinality w (word, term) cross join lateral ";

    private const string FoundByNames =
        "select ot.offer_id, n.term, n.score * 8 from names n join offer_themes ot on ot.theme_id = n.item_id where n.content_type = 'Theme' union all "
        + "select o.id, n.term, n.score * 6 from names n join expertise_offers o on o.territory_id = n.item_id where n.content_type = 'Territory' union all "
        + "select oc.offer_id, n.term, n.score * 5 from names n join offer_target_countries oc on oc.country_id = n.item_id where n.content_type = 'Country' union all "
        + OfPartners + "join project_partners pp on pp.territory_id = n.item_id " + ToOffers + "where n.content_type = 'Territory' and " + PublicPath + " union all "
        + OfPartners + "join organizations g on g.id = n.item_id join project_partners pp on pp.organization_id = g.id " + ToOffers
        + "where n.content_type = 'Organization' and g.status = 'PUBLISHED' and (g.publish_at is null or g.publish_at <= now()) and (g.unpublish_at is null or g.unpublish_at > now()) and " + PublicPath;

    private const string OfPartners = "select op.offer_id, n.term, n.score * 4 from names n ";

    private const string ToOffers =
        "join projects j on j.id = pp.project_id join project_practices jp on jp.project_id = j.id "
        + "join practices p on p.id = jp.practice_id join offer_practices op on op.practice_id = p.id ";

    private const string PublicPath =
        "p.status = 'PUBLISHED' and (p.publish_at is null or p.publish_at <= now()) and (p.unpublish_at is null or p.unpublish_at > now()) "
        + "and j.status = 'PUBLISHED' and (j.publish_at is null or j.publish_at <= now()) and (j.unpublish_at is null or j.unpublish_at > now())";

    // All words must be found, each in the place where it counts most.
    private const string Parts =
        ", found as materialized (select item_id, sum(score)::bigint as rank from (select item_id, term, max(score) as score from matches group by item_id, term) m "
        + "group by item_id having count(*) = cardinality($1)), "
        + "hits as materialized (select o.id, o.territory_id, o.slug, o.title, f.rank, exists (select from modalities m where m.offer_id = o.id and m.form = $2) as chosen "
        + "from found f join expertise_offers o on o.id = f.item_id where " + BaselineSql.Visible + ") "
        + "(select 0 as part, h.slug as a, h.title ->> 'fr' as b, t.name ->> 'fr' as c, 0::bigint as n "
        + "from (select * from hits where chosen order by rank desc, id desc limit 20) h join territories t on t.id = h.territory_id order by h.rank desc, h.id desc) union all "
        + "select 1, null, null, null, count(*) filter (where chosen) from hits having count(*) > 0 union all "
        + "(select 2, t.code, t.name ->> 'fr', null, g.n from (select ot.theme_id, count(*) as n from hits h join offer_themes ot on ot.offer_id = h.id where h.chosen "
        + "group by ot.theme_id order by n desc, ot.theme_id limit 100) g join themes t on t.id = g.theme_id order by g.n desc, g.theme_id) union all "
        + "(select 3, null, r.name ->> 'fr', g.region_id::text, g.n from (select t.region_id, count(*) as n from hits h join territories t on t.id = h.territory_id where h.chosen "
        + "group by t.region_id order by n desc, t.region_id limit 100) g left join territories r on r.id = g.region_id order by g.n desc, g.region_id) union all "
        + "(select 4, form, null, null, count(*) as n from (select distinct m.offer_id, m.form from hits h join modalities m on m.offer_id = h.id) f "
        + "group by form order by n desc, form)";
}
