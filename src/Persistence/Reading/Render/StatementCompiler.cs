using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>Compiles the rows of one node: its SELECT, the shape of its rows, and first the statements of the lists inside them.</summary>
internal sealed class StatementCompiler
{
    private readonly SqlText _sql;
    private readonly StatementList _statements;
    private readonly RowsNode _node;
    private readonly List<string> _columns = [];
    private readonly List<string> _linkColumns = [];
    private readonly List<string> _outputs = [];
    private readonly string _page;
    private readonly Scope _row;
    private readonly string? _parentAlias;
    private readonly GroupRenderer? _groups;

    private StatementCompiler(StatementList statements, RowsNode node, Grouping? grouping)
    {
        _statements = statements;
        _sql = statements.NewText();
        _node = node;
        var alias = _page = _sql.NextAlias();
        _parentAlias = node.Parent is null ? null : _sql.NextAlias();
        _groups = grouping is null ? null : new GroupRenderer(_sql, grouping);
        _row = this switch
        {
            { _groups: { } groups } => new Scope(_sql, alias) { Aggregate = value => SqlText.Column(alias, groups.Value(value)) },
            { _node.Shared: not null } => new Scope(_sql, _sql.NextAlias()), // only what finds the page is shared, not what is written of it
            _ => new Scope(_sql, alias)
            {
                OnColumn = column => PageRenderer.AddOnce(_columns, column),
                Link = column =>
                {
                    PageRenderer.AddOnce(_linkColumns, column);
                    return SqlText.Column(alias, $"link_{column}");
                },
            },
        };
    }

    /// <summary>The rows that a statement is asked for.</summary>
    /// <param name="Arrays">The lists of objects to write from each row.</param>
    /// <param name="Cursors">What binds cursors, or null when none is asked for.</param>
    /// <param name="KeyedById">Whether each row is a group of its own, found by its id.</param>
    /// <param name="Position">What orders the rows among those of other statements in one list, or null.</param>
    /// <param name="Grouping">How the rows are grouped, when groups are asked for instead of rows.</param>
    public sealed record Request(
        ImmutableArray<ImmutableArray<EdgeMember>> Arrays, CursorBinding? Cursors, bool KeyedById = false, LinkColumnExpression? Position = null, Grouping? Grouping = null);

    /// <summary>A list of plain objects, as an array of a request.</summary>
    public static ImmutableArray<EdgeMember> Objects(Selection selection) => [new EdgeNode("", selection)];

    /// <summary>Compiles and appends to the statements; the index of the statement.</summary>
    public static int Compile(StatementList statements, RowsNode node, Request request)
    {
        var compiler = new StatementCompiler(statements, node, request.Grouping);
        return compiler.Compile(request);
    }

    /// <summary>Compiles the count of all rows that a root connection can page through.</summary>
    public static int CompileCount(StatementList statements, RowsNode node)
    {
        var sql = statements.NewText();
        var all = node with { Rows = node.Rows with { Order = [], Page = null } };
        var from = PageRenderer.From(sql, all, sql.NextAlias(), null, new PageRenderer.Provided([], [], WithKeys: false), null);
        return statements.Add(sql, $"SELECT count(*) FROM {from}", 1, new RowShape(-1, [], null, null));
    }

    private int Compile(Request request)
    {
        var keyOrdinal = _node.Parent is not null ? Ordinal(SqlText.Column(_parentAlias!, "id"))
            : request.KeyedById ? Ordinal(_row.Column("id"))
            : -1;
        var arrays = request.Arrays.Select(Array).ToImmutableArray();
        var cursor = request.Cursors is { } binding ? Cursor(binding) : null;
        var position = request.Position is { } column ? Ordinal(ExpressionRenderer.Render(_row, column)) : -1;
        return _statements.Add(_sql, Text(), Math.Max(_outputs.Count, 1), new RowShape(keyOrdinal, arrays, Page(_node.Rows.Page), cursor, position));
    }

    /// <summary>The shape of a page.</summary>
    public static PageShape? Page(Page? page) =>
        page is null ? null : new PageShape(page.Size, page.Backward, page.After is not null, page.Before is not null);

    private ImmutableArray<Cell> Array(ImmutableArray<EdgeMember> members) =>
        members is [EdgeNode { Key.Length: 0 } node] ? Cells(_row, [], node.Selection) : [.. members.Select(Edge)];

    private Cell Edge(EdgeMember member) => member switch
    {
        EdgeConstant constant => new ConstantCell(JsonName.Of(constant.Key), JsonName.Raw(constant.Json)),
        EdgeCursor cursor => new CursorCell(JsonName.Of(cursor.Key)),
        EdgeNode node => new ObjectCell(JsonName.Of(node.Key), -1, Cells(_row, [], node.Selection)),
        EdgeValue value => new ScalarCell(JsonName.Of(value.Key), Ordinal(ExpressionRenderer.Render(_row, value.Value)), value.Format),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "Unknown member of an edge."),
    };

    private ImmutableArray<Cell> Cells(Scope row, ImmutableArray<Join> path, Selection selection) =>
        [.. selection.Outputs.Select(output => Cell(row, path, output))];

    private Cell Cell(Scope row, ImmutableArray<Join> path, Output output)
    {
        var name = JsonName.Of(output.Key);
        return output switch
        {
            ConstantOutput constant => new ConstantCell(name, JsonName.Raw(constant.Json)),
            GivenOutput given => new GivenCell(name, given.Value.Slot),
            ScalarOutput scalar => new ScalarCell(name, Ordinal(ExpressionRenderer.Render(row, scalar.Value)), scalar.Format),
            FileAddressOutput file => new FileAddressCell(
                name, file.Prefix, file.IdType, Ordinal(ExpressionRenderer.Render(row, file.Id)), Ordinal(ExpressionRenderer.Render(row, file.FileName)), file.Query),
            ItemIdOutput id => new ItemIdCell(name, Ordinal(ExpressionRenderer.Render(row, id.Type)), Ordinal(ExpressionRenderer.Render(row, id.Id))),
            DiffOutput diff => new DiffCell(
                name, Ordinal(ExpressionRenderer.Render(row, diff.Before)), Ordinal(ExpressionRenderer.Render(row, diff.After)),
                [.. diff.Members.Select(member => new DiffMemberCell(JsonName.Of(member.Key), member.Kind, JsonName.Raw(member.Json ?? "")))]),
            TransitionsOutput moves => Transitions(row, name, moves),
            TranslationsOutput texts => Translations(row, name, texts),
            ObjectOutput { Presence: { } presence } part => new ObjectCell(name, Ordinal(ExpressionRenderer.Render(row, presence)), Cells(row, path, part.Selection)),
            ObjectOutput part => new ObjectCell(name, -1, Cells(row, path, part.Selection)),
            MoneyListOutput money => new MoneyListCell(
                name, Ordinal(ExpressionRenderer.Render(row, money.Value)), [.. money.Members.Select(member => new MoneyCell(JsonName.Of(member.Key), member.Kind))]),
            GroupFilterOutput filter => GroupFilter(row, name, filter),
            ToOneOutput toOne => ToOne(row, path, name, toOne),
            ListOutput list => List(row, path, name, list),
            MixedListOutput list => MixedList(row, path, name, list),
            OneOfTypesOutput item => OneOfTypes(row, path, name, item),
            HighlightsOutput texts => new HighlightsCell(
                name, Ordinal(ExpressionRenderer.Render(row, texts.Value)), [.. texts.Members.Select(member => new HighlightCell(JsonName.Of(member.Key), member.Kind, JsonName.Raw(member.Json ?? "")))]),
            ConnectionOutput connection => Connection(row, path, name, connection),
            _ => throw new ArgumentOutOfRangeException(nameof(output), output, "Unknown output."),
        };
    }

    private TranslationsCell Translations(Scope row, ReadOnlyMemory<byte> name, TranslationsOutput texts) => new(
        name,
        Ordinal(ExpressionRenderer.Render(row, texts.Value)),
        texts.Outdated is { } outdated ? Ordinal(ExpressionRenderer.Render(row, outdated)) : -1,
        [.. texts.Members.Select(member => new TranslationCell(JsonName.Of(member.Key), member.Kind, JsonName.Raw(member.Json ?? "")))]);

    private TransitionsCell Transitions(Scope row, ReadOnlyMemory<byte> name, TransitionsOutput moves)
    {
        _statements.HasHoles = true;
        return new TransitionsCell(
            name, Ordinal(ExpressionRenderer.Render(row, moves.Item)), moves.Type, moves.Moves, moves.Language,
            [
                .. moves.Members.Select(member => new TransitionMemberCell(
                    JsonName.Of(member.Key), member.Kind, JsonName.Raw(member.Json ?? ""),
                    [.. member.Blockers.Select(blocker => new BlockerMemberCell(JsonName.Of(blocker.Key), blocker.Kind, JsonName.Raw(blocker.Json ?? "")))])),
            ]);
    }

    private GroupFilterCell GroupFilter(Scope row, ReadOnlyMemory<byte> name, GroupFilterOutput filter) => new(
        name,
        filter.Own is { } own ? Ordinal(ExpressionRenderer.Render(row, own)) : -1,
        [
            .. filter.Conditions.Select(condition => new GroupConditionCell(
                condition.Path,
                [.. condition.Tests.Select(test => new GroupTestCell(test.Path, Ordinal(ExpressionRenderer.Render(row, new GroupKeyExpression(test.Key))), test.Kind, test.Format))])),
        ]);

    private ObjectCell ToOne(Scope row, ImmutableArray<Join> path, ReadOnlyMemory<byte> name, ToOneOutput toOne)
    {
        var target = row.Follow(toOne.Join);
        return new ObjectCell(name, Ordinal(target.Column(toOne.Join.TargetColumn)), Cells(target, path.Add(toOne.Join), toOne.Selection));
    }

    private ListCell List(Scope row, ImmutableArray<Join> path, ReadOnlyMemory<byte> name, ListOutput list)
    {
        var rows = new RowQuery(list.Rows.Table, list.Rows.Visibility, Filter.Always, list.Order, null);
        var statement = Compile(_statements, new RowsNode(rows, _node, path, list.Rows), new Request([Objects(list.Selection)], null));
        return new ListCell(name, statement, Ordinal(row.Column("id")));
    }

    private MixedListCell MixedList(Scope row, ImmutableArray<Join> path, ReadOnlyMemory<byte> name, MixedListOutput list)
    {
        var statements = list.Parts.Select(part =>
        {
            var rows = new RowQuery(part.Rows.Table, part.Rows.Visibility, Filter.Always, [], null);
            return Compile(_statements, new RowsNode(rows, _node, path, part.Rows), new Request([Objects(part.Selection)], null, Position: list.Position));
        });
        return new MixedListCell(name, [.. statements], Ordinal(row.Column("id")));
    }

    private OneOfTypesCell OneOfTypes(Scope row, ImmutableArray<Join> path, ReadOnlyMemory<byte> name, OneOfTypesOutput item)
    {
        var statements = item.Parts.Select(part =>
        {
            var rows = new RowQuery(part.Rows.Table, part.Rows.Visibility, Filter.Always, [], null);
            return Compile(_statements, new RowsNode(rows, _node, path, part.Rows), new Request([Objects(part.Selection)], null));
        });
        return new OneOfTypesCell(name, [.. statements], Ordinal(row.Column("id")));
    }

    private ConnectionCell Connection(Scope row, ImmutableArray<Join> path, ReadOnlyMemory<byte> name, ConnectionOutput output)
    {
        var connection = output.Connection;
        var rows = new RowQuery(output.Rows.Table, output.Rows.Visibility, connection.Where, connection.Order, connection.Page);
        var (request, parts) = ConnectionCompiler.Compile(_statements, connection, new RowsNode(rows, _node, path, output.Rows));
        var statement = connection.NeedsRows ? Compile(_statements, new RowsNode(rows, _node, path, output.Rows), request) : -1;
        var count = connection.NeedsCount ? Ordinal(RelatedRowsRenderer.Count(row, new CountExpression(output.Rows, connection.Where))) : -1;
        return new ConnectionCell(name, statement, Ordinal(row.Column("id")), count, Page(connection.Page)!, parts);
    }

    private CursorShape Cursor(CursorBinding binding) => new(
        binding,
        [.. _node.Rows.Order.Select((term, i) => new CursorColumn(Ordinal($"{_page}.k{i}"), term.Type))]);

    private int Ordinal(string expression)
    {
        var index = _outputs.IndexOf(expression);
        if (index < 0)
        {
            _outputs.Add(expression);
            index = _outputs.Count - 1;
        }

        return index;
    }

    private string GroupText(GroupRenderer groups)
    {
        var parents = PageRenderer.Parents(_sql, _node, _parentAlias);
        var rows = groups.Render(PageRenderer.Open(_sql, _node, _parentAlias));
        var order = groups.Order(_page);
        var sorted = _parentAlias is null ? order : order.Length == 0 ? $" ORDER BY {_parentAlias}.id" : $" ORDER BY {_parentAlias}.id, {order[" ORDER BY ".Length..]}";
        return $"SELECT {string.Join(", ", _outputs.DefaultIfEmpty("1"))} FROM {parents}({rows}) {_page}{_row.Joins}{sorted}";
    }

    private string Text()
    {
        if (_groups is not null)
        {
            return GroupText(_groups);
        }

        var rows = _node.Rows;
        var limit = rows.Page is { } page ? page.Size + 1 : (int?)null;
        var isOrdered = rows.Order.Length > 0;
        var provided = new PageRenderer.Provided(_node.Shared is null ? _columns : ["id"], _linkColumns, WithKeys: isOrdered);
        var from = PageRenderer.From(_sql, _node, _page, _parentAlias, provided, limit);
        var order = OrderRenderer.ByKeys(_page, rows.Order, reversed: false);
        if (_node.Shared is not null)
        {
            from += $" JOIN {SqlText.Identifier(rows.Table)} {_row.Alias} ON {_row.Column("id")} = {_page}.id";
        }

        if (_parentAlias is not null)
        {
            order = OrderRenderer.Append(order, $"{_parentAlias}.id");
        }

        return $"SELECT {string.Join(", ", _outputs.DefaultIfEmpty("1"))} FROM {from}{_row.Joins}{order}";
    }
}
