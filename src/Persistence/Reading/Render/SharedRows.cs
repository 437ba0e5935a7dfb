using System.Globalization;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Rows that a search has found and that several parts of one statement read: its page, its count, its groups, the lists of
/// its items. They are found once, in a WITH item that provides what the parts ask of it: columns of the row, the rank, and
/// for each condition whether it holds. When it turns out that only one part reads them, the WITH item is none of its own for
/// PostgreSQL, and if that part is a page by rank, it comes first what ranks first: then no more rows are looked up than the
/// page has, where a word that all of them have would else look up all.
/// </summary>
internal sealed class SharedRows
{
    private const string Id = "id";
    private const string Rank = "rank";

    private readonly RowQuery _rows;
    private readonly Scope _row;
    private readonly List<string> _columns = [Id];
    private readonly List<string> _conditions = [];
    private readonly List<string> _meanings = [];
    private readonly Search _search;
    private readonly string _found;
    private int _readers;
    private bool _isPage;

    /// <summary>The rows of a table that a search finds and the viewer may see.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="search">The search, the same object as that of the conditions.</param>
    public SharedRows(SqlText sql, RowQuery rows, Search search)
    {
        _rows = rows;
        Name = sql.NextAlias();
        _row = new Scope(sql, sql.NextAlias());
        _search = search;
        _found = _row.FoundElsewhere(search);
    }

    /// <summary>The name of the WITH item.</summary>
    public string Name { get; }

    /// <summary>The search among the conditions of a connection; null when it has none.</summary>
    public static Search? SearchOf(Filter where) => where switch
    {
        SearchMatch match => match.Search,
        AllOf all => all.Filters.OfType<SearchMatch>().FirstOrDefault()?.Search,
        _ => null,
    };

    /// <summary>Opens the rows once more.</summary>
    /// <param name="isPage">Whether only the first in the order of the rows are read.</param>
    public RelatedRowsRenderer.Source Open(bool isPage)
    {
        _readers++;
        _isPage = isPage;
        var alias = _row.Sql.NextAlias();
        var scope = new Scope(_row.Sql, alias) { OnColumn = column => PageRenderer.AddOnce(_columns, column), IsFound = true };
        return new RelatedRowsRenderer.Source($"{Name} {alias}", "true", scope) { Where = where => $"{alias}.{Flag(where)}" };
    }

    /// <summary>The WITH item, once all parts have been rendered.</summary>
    public string Text()
    {
        var only = _conditions is [var single] ? single : null;
        var flags = _conditions.Select((condition, i) => $"{(only is null ? $"({condition})" : "true")} AS {FlagName(i)}");
        // The id that was found, not that of the row: what is before a cursor is passed by without a look at its row.
        var columns = _columns.Select(column => column == Id ? $"{_found}.item_id AS {Id}" : _row.Column(column)).Append($"{_found}.{Rank}").Concat(flags);
        var visible = FilterRenderer.Render(_row, _rows.Visibility);
        var conditions = string.Join(" AND ", new[] { visible, only }.Where(condition => condition is not (null or "true")));
        var found = $" JOIN ({SearchRenderer.Items(_row.Sql, _search)}{Order}) {_found} ON {_found}.item_id = {_row.Column(Id)}";
        return $"{Name} AS{(_readers > 1 ? " MATERIALIZED" : "")} (SELECT {string.Join(", ", columns)} FROM {SqlText.Identifier(_rows.Table)} {_row.Alias}{found}{_row.Joins}"
            + $"{(conditions.Length == 0 ? "" : $" WHERE {conditions}")})";
    }

    private string Order => _readers == 1 && _isPage && _rows is { Page: { } page, Order: [{ Expression: SearchRank, Descending: var descending }, ..] }
        ? descending != page.Backward ? $" ORDER BY {Rank} DESC, item_id DESC" : $" ORDER BY {Rank}, item_id"
        : "";

    private string Flag(Filter where)
    {
        var meaning = Meaning(where);
        var index = _meanings.IndexOf(meaning);
        if (index < 0)
        {
            index = _meanings.Count;
            _meanings.Add(meaning);
            _conditions.Add(FilterRenderer.Render(_row, where));
        }

        return FlagName(index);
    }

    // Aliases differ each time that a condition is rendered, so equal conditions are known by a text of their own.
    private string Meaning(Filter where)
    {
        var sql = _row.Sql.Another();
        var condition = FilterRenderer.Render(new Scope(sql, sql.NextAlias()) { IsFound = true }, where);
        return $"{condition} {string.Join(' ', sql.Parameters)}";
    }

    private static string FlagName(int index) => string.Create(CultureInfo.InvariantCulture, $"w{index}");
}
