using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Renders a search as a subquery of content_type, item_id and rank. First it finds the documents whose names match, for the
/// types that are found through others; then the items, word by word, which must all be there; and only when no visible item
/// was found the same again with words like those asked for. Nothing in it refers to a row around it: it runs once.
/// </summary>
internal sealed class SearchRenderer
{
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
            return "SELECT NULL::uuid AS id, ''::text AS content_type, 0::bigint AS rank, 0 AS prominence WHERE false";
        }

        var (found, visible) = (sql.NextAlias(), new SearchRenderer(sql, search));
        var parts = search.Targets.Select(target => visible.Visible(found, "hits", target, row => $"{row.Column("id")}, {found}.content_type, {found}.rank, {Prominence(row, target)} AS prominence"));
        return $"WITH hits AS MATERIALIZED ({visible.Items()}) {string.Join(" UNION ALL ", parts)}";
    }

    /// <summary>
    /// A statement that finds a page of hits and remembers their ids until the end of the transaction: each type's items
    /// are read by a statement of their own, and none of them must search again.
    /// </summary>
    public static CompiledStatement Remember(SqlText sql, RowsNode hits)
    {
        var alias = sql.NextAlias();
        var page = PageRenderer.From(sql, hits, alias, null, new PageRenderer.Provided(["id"], [], WithKeys: false), hits.Rows.Page!.Size + 1);
        var text = $"SELECT count(set_config({Setting(hits.Rows)}, (SELECT coalesce(string_agg({alias}.id::text, ','), '') FROM {page}), true))";
        return new CompiledStatement(text, [.. sql.Parameters], [new RowShape(-1, [], null, null)]);
    }

    /// <summary>The ids that <see cref="Remember"/> remembers.</summary>
    public static string RememberedIds(RowQuery hits) =>
        $"SELECT unnest(string_to_array(nullif(current_setting({Setting(hits)}, true), ''), ',')::uuid[]) AS id";

    // Named after the response key, of which there is one of each kind in an operation.
    private static string Setting(RowQuery hits) => $"'expect.hits_{SqlText.Identifier(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hits.Hits?.Key ?? hits.Changes!.Key)))[..16])}'";

    /// <summary>Where the words stand in the texts of a row of <see cref="Hits"/>.</summary>
    public static string Highlights(Scope scope, Search search)
    {
        var languages = string.Join(", ", search.Languages.Select(SqlText.Literal));
        var terms = string.Join(", ", search.Terms.Select(term => scope.Sql.Operand(term.Text)));
        return $"search_highlights({scope.Column("content_type")}, {scope.Column("id")}, ARRAY[{languages}]::text[], ARRAY[{terms}]::text[])";
    }

    private static string Prominence(Scope row, SearchTarget target) =>
        target.Prominence is { } column ? ExpressionRenderer.Render(row, new OrZeroExpression(column)) : "0";

    private string Items()
    {
        var found = _sql.NextAlias();
        var seen = string.Join(" OR ", _search.Targets.Select(target => $"EXISTS ({Visible(found, "found", target, _ => "1")})"));
        var names = _nameTypes.Count == 0 ? "" : $"names AS MATERIALIZED (SELECT * FROM search_names({Array(_nameTypes)}, {Languages}, {Terms})), ";
        var likeNames = _nameTypes.Count == 0 ? "" : $"like_names AS MATERIALIZED ({Alike(_nameTypes, "content_type, item_id, term, score", namesOnly: true)}), ";
        return $"WITH {names}found AS MATERIALIZED ({Ranked([.. _search.Terms.SelectMany((_, i) => LanguageLiterals.Select(language => Exact(i, language))), .. Named("names")])}),"
            + $" none AS MATERIALIZED (SELECT 1 WHERE NOT ({seen})), {likeNames}"
            + $"alike AS MATERIALIZED ({Ranked([Alike(_ownTypes, $"content_type, item_id, term, score * {Number(OwnWeight)} AS score", namesOnly: false), .. Named("like_names")])})"
            + " SELECT * FROM found UNION ALL SELECT * FROM alike";
    }

    // All words must be found, each in the place where it counts most.
    private string Ranked(IEnumerable<string> sources)
    {
        var matches = string.Join(" UNION ALL ", sources);
        return _search.Terms.Length == 1
            ? $"SELECT content_type, item_id, max(score) AS rank FROM ({matches}) m GROUP BY content_type, item_id"
            : $"SELECT content_type, item_id, sum(score)::bigint AS rank FROM (SELECT content_type, item_id, term, max(score) AS score FROM ({matches}) m"
                + $" GROUP BY content_type, item_id, term) m GROUP BY content_type, item_id HAVING count(*) = {Number(_search.Terms.Length)}";
    }

    private string Visible(string found, string rows, SearchTarget target, Func<Scope, string> columns)
    {
        var row = new Scope(_sql, _sql.NextAlias());
        var visible = target.Visibility is AllOf { Filters.IsEmpty: true } ? "" : $" AND {FilterRenderer.Render(row, target.Visibility)}";
        return $"SELECT {columns(row)} FROM {rows} {found} JOIN {SqlText.Identifier(target.Table)} {row.Alias} ON {row.Column("id")} = {found}.item_id"
            + $" WHERE {found}.content_type = {SqlText.Literal(target.Type)}{visible}";
    }

    // The query is made once for the ranks of all matches, and by the index once more.
    private string Exact(int term, string language)
    {
        var d = _sql.NextAlias();
        var query = $"search_query({language}, {_sql.Operand(_search.Terms[term].Text)})";
        var score = $"(ts_rank({d}.vector, (SELECT {query})) * search_brevity({d}.vector) * 100000)::bigint * {Number(OwnWeight)}";
        return $"SELECT {d}.content_type, {d}.item_id, {Number(term + 1)} AS term, {score} AS score FROM search_documents {d}"
            + $" WHERE {d}.content_type IN ({string.Join(", ", _ownTypes.Select(SqlText.Literal))}) AND {d}.language = {language} AND {d}.vector @@ {query}";
    }

    private string Alike(List<string> types, string columns, bool namesOnly)
    {
        var quoted = string.Join(", ", _search.Terms.Select(term => term.IsPhrase ? "true" : "false"));
        return $"SELECT {columns} FROM search_alike({Array(types)}, {Languages}, {Terms}, ARRAY[{quoted}], {(namesOnly ? "true" : "false")}) WHERE EXISTS (SELECT 1 FROM none)";
    }

    private IEnumerable<string> Named(string names) => _search.Targets.SelectMany(target => target.Names.Select(source => Named(names, target, source)));

    // From the few names found to the items that they belong to, through what the viewer may see. Tables of which only the
    // id matters stay out: each one more makes the plan dearer.
    private string Named(string names, SearchTarget target, SearchedNames source)
    {
        var name = _sql.NextAlias();
        var from = new List<string> { $"{names} {name}" };
        var conditions = new List<string> { $"{name}.content_type = {SqlText.Literal(source.Type)}" };
        string? item = null;
        var id = "";
        foreach (var step in source.Path)
        {
            var link = new Scope(_sql, _sql.NextAlias());
            switch (step.Link)
            {
                case ReferencedLink reference when item is null:
                    from.Add($"{SqlText.Identifier(target.Table)} {link.Alias}");
                    (item, id) = (link.Column("id"), link.Column(reference.ParentColumn));
                    break;
                case JoinTableLink { Where: null } pairs:
                    from.Add($"{SqlText.Identifier(pairs.Table)} {link.Alias}");
                    AddReached(conditions, item is null ? null : $"{link.Column(pairs.ParentColumn)} = {id}");
                    (item, id) = (item ?? link.Column(pairs.ParentColumn), link.Column(pairs.ChildColumn));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(source), source, "A name cannot be reached by this link.");
            }

            AddReached(conditions, Reached(from, step, id));
        }

        return $"SELECT {SqlText.Literal(target.Type)}::text{SqlText.Collate("C")}, {item}, {name}.term, {name}.score * {Number(source.Weight)} FROM {string.Join(", ", from)}"
            + $" WHERE {string.Join(" AND ", conditions)} AND {name}.item_id = {id}";
    }

    private string? Reached(List<string> from, RelatedRows step, string id)
    {
        if (step.Visibility is AllOf { Filters.IsEmpty: true })
        {
            return null;
        }

        var row = new Scope(_sql, _sql.NextAlias());
        from.Add($"{SqlText.Identifier(step.Table)} {row.Alias}");
        return $"{row.Column("id")} = {id} AND {FilterRenderer.Render(row, step.Visibility)}";
    }

    private static void AddReached(List<string> conditions, string? condition)
    {
        if (condition is not null)
        {
            conditions.Add(condition);
        }
    }

    // Texts without a language, such as aliases, are searched in every one.
    private IEnumerable<string> LanguageLiterals => _search.Languages.Select(SqlText.Literal).Append("''");

    private string Languages => $"ARRAY[{string.Join(", ", LanguageLiterals)}]";

    private string Terms => $"ARRAY[{string.Join(", ", _search.Terms.Select(term => _sql.Operand(term.Text)))}]::text[]";

    private static string Array(List<string> types) => $"ARRAY[{string.Join(", ", types.Select(SqlText.Literal))}]";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
