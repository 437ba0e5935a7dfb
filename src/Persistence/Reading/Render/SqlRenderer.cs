using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>Turns a plan into SQL and the shape of its rows. Pure: equal plans give equal text.</summary>
public static class SqlRenderer
{
    /// <summary>Compiles a plan.</summary>
    public static CompiledRead Render(ReadPlan plan)
    {
        var statements = new StatementList(plan.Moment, plan.Territories);
        var matches = new List<CompiledMatch>();
        var isPrepared = true;
        var roots = ImmutableArray.CreateBuilder<RootShape>(plan.Fields.Length);
        foreach (var field in plan.Fields)
        {
            roots.Add(Root(statements, matches, field, ref isPrepared));
        }

        isPrepared &= statements.Count > 0 && !statements.AreForTheirValues;
        return new CompiledRead([.. matches], statements.ToImmutable(), roots.MoveToImmutable(), isPrepared) { HasHoles = statements.HasHoles };
    }

    private static RootShape Root(StatementList statements, List<CompiledMatch> matches, RootField field, ref bool isPrepared)
    {
        var name = JsonName.Of(field.Key);
        statements.IsPlannedOnce = false;
        switch (field)
        {
            case ConstantRoot constant:
                return new ConstantRootShape(name, JsonName.Raw(constant.Json));
            case LookupRoot lookup:
                isPrepared &= Filters.AllUnfiltered(lookup.Selection);
                return new LookupRootShape(name, StatementCompiler.Compile(
                    statements,
                    new RowsNode(lookup.Rows with { Page = null, Order = [] }, null, [], null),
                    new StatementCompiler.Request([StatementCompiler.Objects(lookup.Selection)], null)));
            case ConnectionRoot connection:
                var isSearched = SharedRows.SearchOf(connection.Connection.Where) is not null;
                statements.IsPlannedOnce = isSearched && Filters.AllListsUnfiltered(connection.Connection);
                isPrepared &= statements.IsPlannedOnce || Filters.AllUnfiltered(connection.Connection);
                return Connection(statements, name, connection);
            case SearchRoot search:
                statements.IsPlannedOnce = Filters.AllListsUnfiltered(search.Connection);
                isPrepared &= statements.IsPlannedOnce;
                return Search(statements, name, search);
            case ChangesRoot changes:
                isPrepared = false;
                return Changes(statements, name, changes);
            case NodesRoot nodes:
                isPrepared &= nodes.Parts.All(part => Filters.AllUnfiltered(part.Selection));
                return Nodes(statements, name, nodes);
            case ObjectRoot { Members: var members }:
                var shapes = ImmutableArray.CreateBuilder<RootShape>(members.Length);
                foreach (var member in members)
                {
                    shapes.Add(Root(statements, matches, member, ref isPrepared));
                }

                return new ObjectRootShape(name, shapes.MoveToImmutable());
            case RequestRoot request:
                return new RequestRootShape(name, request.Json.Slot);
            case RowsRoot list:
                isPrepared &= Filters.AllUnfiltered(list.Selection);
                return new RowsRootShape(name, StatementCompiler.Compile(
                    statements, new RowsNode(list.Rows, null, [], null), new StatementCompiler.Request([StatementCompiler.Objects(list.Selection)], null)));
            case ChangesCursorRoot cursor:
                return new CursorRootShape(name, statements.Add(ChangesRenderer.Head(statements.NewText(), null, new CursorBinding(cursor.CursorFingerprint))));
            case OfferMatchesRoot match:
                isPrepared = false;
                matches.Add(FactRenderer.Compile(statements, match, offers => Part(statements, offers)));
                return new OfferMatchesRootShape(name, matches.Count - 1);
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown root field.");
        }
    }

    private static ConnectionRootShape Connection(StatementList statements, ReadOnlyMemory<byte> name, ConnectionRoot root)
    {
        var connection = root.Connection;
        var rows = new RowQuery(root.Table, root.Visibility, connection.Where, connection.Order, connection.Page);
        using var shared = SharedRows.SearchOf(connection.Where) is { } search ? statements.Share(rows, search) : null;
        var node = new RowsNode(rows, null, [], null) { Shared = shared?.Rows };
        var (request, parts) = ConnectionCompiler.Compile(statements, connection, node);
        var statement = connection.NeedsRows ? StatementCompiler.Compile(statements, node, request) : -1;
        var count = connection.NeedsCount ? StatementCompiler.CompileCount(statements, node) : -1;
        return new ConnectionRootShape(name, statement, count, StatementCompiler.Page(connection.Page)!, parts);
    }

    private static ConnectionRootShape Search(StatementList statements, ReadOnlyMemory<byte> name, SearchRoot root)
    {
        var connection = root.Connection;
        var rows = new RowQuery("search_documents", Filter.Always, connection.Where, connection.Order, connection.Page) { Hits = root };
        var node = new RowsNode(rows, null, [], null);
        if (connection.NeedsRows)
        {
            statements.Add(SearchRenderer.Remember(statements.NewText(), node));
        }

        var (request, parts) = ConnectionCompiler.Compile(statements, connection, node);
        var statement = connection.NeedsRows ? StatementCompiler.Compile(statements, node, request) : -1;
        var count = connection.NeedsCount ? StatementCompiler.CompileCount(statements, node) : -1;
        return new ConnectionRootShape(name, statement, count, StatementCompiler.Page(connection.Page)!, parts);
    }

    private static ConnectionRootShape Changes(StatementList statements, ReadOnlyMemory<byte> name, ChangesRoot root)
    {
        var connection = root.Connection;
        var rows = new RowQuery("changes", Filter.Always, connection.Where, connection.Order, connection.Page) { Changes = root };
        var node = new RowsNode(rows, null, [], null);
        if (ChangesRenderer.Check(statements.NewText(), rows) is { } check)
        {
            statements.Add(check);
        }

        if (connection.NeedsRows)
        {
            statements.Add(SearchRenderer.Remember(statements.NewText(), node));
        }

        var (request, parts) = ConnectionCompiler.Compile(statements, connection, node);
        var statement = connection.NeedsRows ? StatementCompiler.Compile(statements, node, request) : -1;
        var count = connection.NeedsCount ? StatementCompiler.CompileCount(statements, node) : -1;
        var head = connection.NeedsRows ? statements.Add(ChangesRenderer.Head(statements.NewText(), connection.Page, connection.Cursors)) : -1;
        return new ConnectionRootShape(
            name, statement, count, StatementCompiler.Page(connection.Page)!, [.. parts.Select(part => part is PageInfoPartShape info ? info with { Head = head } : part)]);
    }

    private static NodesRootShape Nodes(StatementList statements, ReadOnlyMemory<byte> name, NodesRoot nodes)
    {
        var parts = nodes.Parts.Select(part => Part(statements, part)).ToList();
        return new NodesRootShape(
            name, [.. nodes.Ids.Select(id => id with { Part = id.Part < 0 ? -1 : parts[id.Part] })]);
    }

    private static readonly ColumnExpression Id = new(new Column("id", SqlType.Uuid, false));

    private static int Part(StatementList statements, NodesRootPart part)
    {
        var rows = new RowQuery(part.Table, part.Visibility, new OneOf(Id, part.Ids), [], null);
        return StatementCompiler.Compile(
            statements,
            new RowsNode(rows, null, [], null),
            new StatementCompiler.Request([StatementCompiler.Objects(part.Selection)], null, KeyedById: true));
    }
}
