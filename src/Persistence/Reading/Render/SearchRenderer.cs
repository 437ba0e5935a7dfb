using System.Globalization;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Renders a search as a subquery of content_type, item_id and rank. First it finds the documents whose names match, for the
/// types that are found through others; then the items, word by word, which must all be there; and only when no visible item
/// was found the same again with words like those asked for. Nothing in it refers to a row around it: it runs once.
/// </summary>
internal sealed class SearchRenderer
{
    /// <summary>The least similarity of words, of which 1 is the same word, for one to be taken for the other.</summary>
    private const string LeastSimilarity = "0.4";

    /// <summary>A match in the item's own text, in tenths.</summary>
    private const int OwnWeight = 10;

    private readonly SqlText _sql;
    private readonly Search _search;
    private readonly List<string> _ownTypes;
    private readonly List<string> _nameTypes;

    private SearchRenderer(SqlText sql, Search search)
    {
        _sql = sql;
        _search = search;
        _ownTypes = [.. search.Targets.Select(target => target.Type)];
        _nameTypes = [.. search.Targets.SelectMany(target => target.Names).Select(names => names.Type).Distinct()];
    }

    /// <summary>The found items: content_type, item_id, rank.</summary>
    public static string Items(SqlText sql, Search search) => new SearchRenderer(sql, search).Items();

    /// <summary>The found items that the viewer may see, under the columns of <see cref="SearchRoot"/>.</summary>
    public static string Hits(SqlText sql, Search? search)
    {
        if (search is null)
        {
            return "SELECT NULL::uuid AS id, ''::text AS content_type, 0::bigint AS rank WHERE false";
        }

        var (found, visible) = (sql.NextAlias(), new SearchRenderer(sql, search));
        var parts = search.Targets.Select(target => visible.Visible(found, "hits", target, row => $"{row.Column("id")}, {found}.content_type, {found}.rank"));
        return $"WITH hits AS MATERIALIZED ({visible.Items()}) {string.Join(" UNION ALL ", parts)}";
    }

    /// <summary>Where the words stand in the texts of a row of <see cref="Hits"/>.</summary>
    public static string Highlights(Scope scope, Search search)
    {
        var languages = string.Join(", ", search.Languages.Select(SqlText.Literal));
        var terms = string.Join(", ", search.Terms.Select(term => scope.Sql.Operand(term.Text)));
        return $"search_highlights({scope.Column("content_type")}, {scope.Column("id")}, ARRAY[{languages}]::text[], ARRAY[{terms}]::text[])";
    }

    private string Items()
    {
        var found = _sql.NextAlias();
        var seen = string.Join(" OR ", _search.Targets.Select(target => $"EXISTS ({Visible(found, "found", target, _ => "1")})"));
        var none = $"NOT ({seen})";
        return $"WITH {Pass("names", "found", null)}, {Pass("like_names", "alike", none)} SELECT * FROM found UNION ALL SELECT * FROM alike";
    }

    private string Visible(string found, string rows, SearchTarget target, Func<Scope, string> columns)
    {
        var row = new Scope(_sql, _sql.NextAlias());
        var visible = target.Visibility is AllOf { Filters.IsEmpty: true } ? "" : $" AND {FilterRenderer.Render(row, target.Visibility)}";
        return $"SELECT {columns(row)} FROM {rows} {found} JOIN {SqlText.Identifier(target.Table)} {row.Alias} ON {row.Column("id")} = {found}.item_id"
            + $" WHERE {found}.content_type = {SqlText.Literal(target.Type)}{visible}";
    }

    private string Pass(string names, string items, string? gate)
    {
        var sources = new List<string> { Documents(_ownTypes, "", OwnWeight, gate) };
        sources.AddRange(_search.Targets.SelectMany(target => target.Names.Select(source => Named(names, target, source))));
        var matches = string.Join(" UNION ALL ", sources);
        var all = _search.Terms.Length == 1
            ? $"SELECT content_type, item_id, max(score) AS rank FROM ({matches}) m GROUP BY content_type, item_id"
            : $"SELECT content_type, item_id, sum(score)::bigint AS rank FROM (SELECT content_type, item_id, term, max(score) AS score FROM ({matches}) m"
                + $" GROUP BY content_type, item_id, term) m GROUP BY content_type, item_id HAVING count(*) = {Number(_search.Terms.Length)}";
        var namesPart = _nameTypes.Count == 0 ? "" : $"{names} AS MATERIALIZED ({Documents(_nameTypes, "{a}", 1, gate)}), ";
        return $"{namesPart}{items} AS MATERIALIZED ({all})";
    }

    // From the few names found to the items that they belong to, through what the viewer may see.
    private string Named(string names, SearchTarget target, SearchedNames source)
    {
        var item = new Scope(_sql, _sql.NextAlias());
        var (from, conditions, row) = ($"{SqlText.Identifier(target.Table)} {item.Alias}", new List<string>(), item);
        foreach (var step in source.Path)
        {
            var next = RelatedRowsRenderer.Open(row, step);
            from += $", {next.From}";
            conditions.Add(next.Condition);
            row = next.Scope;
        }

        var name = _sql.NextAlias();
        return $"SELECT {SqlText.Literal(target.Type)}::text{SqlText.Collate("C")}, {item.Column("id")}, {name}.term, {name}.score * {Number(source.Weight)} FROM {names} {name}, {from}"
            + $" WHERE {name}.content_type = {SqlText.Literal(source.Type)} AND {name}.item_id = {row.Column("id")} AND {string.Join(" AND ", conditions)}";
    }

    private string Documents(List<string> types, string weights, int factor, string? gate)
    {
        var selects = new List<string>();
        for (var i = 0; i < _search.Terms.Length; i++)
        {
            selects.Add(Exact(types, weights, factor, i, gate));
            if (gate is not null && !_search.Terms[i].IsPhrase)
            {
                selects.Add(Alike(types, weights, factor, i, gate));
            }
        }

        return string.Join(" UNION ALL ", selects);
    }

    private string Exact(List<string> types, string weights, int factor, int term, string? gate)
    {
        var d = _sql.NextAlias();
        var text = _sql.Operand(_search.Terms[term].Text);
        var matches = Languages.Select(language => $"{d}.language = {language} AND {d}.vector @@ search_query({language}, {text})"
            + (weights.Length == 0 ? "" : $" AND ts_filter({d}.vector, '{weights}') @@ search_query({language}, {text})"));
        var queries = string.Concat(Languages.Select(language => $" WHEN {language} THEN search_query({language}, {text})"));
        return Select(d, types, factor, term, $"ts_rank({d}.vector, CASE {d}.language{queries} END){Brevity(d)}", $"search_documents {d}", matches, gate);
    }

    private string Alike(List<string> types, string weights, int factor, int term, string gate)
    {
        var (d, w) = (_sql.NextAlias(), _sql.NextAlias());
        var text = _sql.Operand(_search.Terms[term].Text);
        var matches = Languages.Select(language =>
            $"{w}.language = {language} AND {w}.word % search_stem({language}, {text}) AND similarity({w}.word, search_stem({language}, {text})) >= {LeastSimilarity}");
        var stems = string.Concat(Languages.Select(language => $" WHEN {language} THEN search_stem({language}, {text})"));
        var score = $"similarity({w}.word, CASE {w}.language{stems} END) * ts_rank({d}.vector, {w}.word::tsquery){Brevity(d)}";
        var names = weights.Length == 0 ? "" : $" AND ts_filter({d}.vector, '{weights}') @@ {w}.word::tsquery";
        var from = $"search_words {w} JOIN search_documents {d} ON {d}.language = {w}.language AND {d}.vector @@ {w}.word::tsquery{names}";
        return Select(d, types, factor, term, score, from, matches, gate);
    }

    private static string Select(string d, List<string> types, int factor, int term, string score, string from, IEnumerable<string> matches, string? gate)
    {
        var list = string.Join(", ", types.Select(SqlText.Literal));
        return $"SELECT {d}.content_type, {d}.item_id, {Number(term)} AS term, (({score}) * 100000)::bigint * {Number(factor)} AS score FROM {from}"
            + $" WHERE {d}.content_type IN ({list}) AND (({string.Join(") OR (", matches)})){(gate is null ? "" : $" AND {gate}")}";
    }

    // Among documents that match alike the shorter ones come first: Paris before Cormeilles-en-Parisis.
    private static string Brevity(string d) => $" * (0.75 + 0.25 / (1 + ln(length({d}.vector))))";

    // Texts without a language, such as aliases, are searched in every one.
    private IEnumerable<string> Languages => _search.Languages.Select(SqlText.Literal).Append("''");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
