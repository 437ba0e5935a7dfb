using System.Collections.Immutable;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans an operation: the root fields and, through the other planners, all that is under them. Pure.</summary>
internal sealed class ReadPlanner
{
    private const string Query = "Query";
    private const int MaxNodes = 100;

    private readonly PlanningContext _context;
    private readonly IReadOnlyDictionary<string, string> _introspection;
    private readonly SelectionPlanner _selections;
    private readonly LookupPlanner _lookups;

    private ReadPlanner(PlanningContext context, IReadOnlyDictionary<string, string> introspection)
    {
        _context = context;
        _introspection = introspection;
        _selections = new SelectionPlanner(context);
        _lookups = new LookupPlanner(context);
    }

    /// <summary>Plans an operation.</summary>
    /// <param name="context">The operation with its viewer, languages and values.</param>
    /// <param name="introspection">The JSON of the root fields that ask about the schema, by response key.</param>
    /// <exception cref="RequestRefusedException">An argument's value is refused.</exception>
    public static PlannedOperation Plan(PlanningContext context, IReadOnlyDictionary<string, string> introspection)
    {
        var planner = new ReadPlanner(context, introspection);
        var fields = FieldCollector.Collect(context, [context.Operation.Definition.SelectionSet], name => name == Query);
        var roots = fields.Select(planner.Root).ToImmutableArray();
        return context.Finish(roots);
    }

    private RootField Root(CollectedField member)
    {
        using var place = _context.Enter(member.Key);
        if (member.Name == "__typename")
        {
            return new ConstantRoot(member.Key, $"\"{Query}\"");
        }

        if (RootFieldNames.IsIntrospection(member.Name))
        {
            return new ConstantRoot(member.Key, _introspection[member.Key]);
        }

        return member.Name switch
        {
            "node" => Node(member),
            "nodes" => Nodes(member),
            ChangesField.Name => new ChangesPlanner(_context, _selections).Plan(member),
            MatchOffersField.Name => new OfferMatchPlanner(_context, _selections).Plan(member),
            ViewerField.Name => new ViewerPlanner(_context, _selections).Plan(member),
            RevisionTypes.RootField => Connection(_context.Catalog[RevisionTypes.RevisionType], member),
            "search" => new SearchHitPlanner(_context, _selections).Plan(member),
            _ when _context.Catalog.Types.FirstOrDefault(type => type.PluralField == member.Name) is { } type => Connection(type, member),
            _ => Lookup(_context.Catalog.Types.First(type => type.SingularField == member.Name), member),
        };
    }

    private ConnectionRoot Connection(CatalogType type, CollectedField member) => new(
        member.Key,
        type.Table,
        _context.Visibility(type.Name),
        new ConnectionPlanner(_context, _selections).Plan(Query, type.Name, type, [], member));

    private LookupRoot Lookup(CatalogType type, CollectedField member)
    {
        var by = _context.Argument(Query, member.First, "by")!;
        _context.LookedUpRelease = type.Name == ReleaseConflictsField.ReleaseType && by is ObjectValue { Fields: [{ Value: LeafValue { Current: string id } }] }
            && GlobalId.TryParse(id, out var release) ? release.Id : null;
        var root = new LookupRoot(member.Key, _lookups.Row(type, by), _selections.Plan(type, member.Selections));
        _context.LookedUpRelease = null;
        return root;
    }

    private RootField Node(CollectedField member)
    {
        var id = (LeafValue)_context.Argument(Query, member.First, "id")!;
        if (_context.Read(id, TypeOf) is not string name)
        {
            return new ConstantRoot(member.Key, "null");
        }

        var type = _context.Catalog[name];
        return new LookupRoot(
            member.Key, _lookups.Row(type, id.Source.Select(value => OperationFilterPlanner.Uuid(value, name))), _selections.Plan(type, member.Selections));
    }

    private NodesRoot Nodes(CollectedField member)
    {
        var ids = (LeafListValue)_context.Argument(Query, member.First, "ids")!;
        var list = new LeafValue(ids.Source, ids.Current.ToArray());
        var types = (string)_context.Read(list, TypesOf)!;
        var names = types.Split(',')[..^1];
        if (names.Length > MaxNodes)
        {
            throw _context.Refusal($"\"ids\" has {names.Length} ids, but at most {MaxNodes} can be asked for at once. Ask in several requests.");
        }

        var distinct = names.Where(name => name.Length > 0).Distinct().ToList();
        var parts = distinct.Select(name => Part(name, ids.Source, member)).ToImmutableArray();
        var references = names.Select((name, i) => new NodeReference(
            distinct.IndexOf(name),
            name.Length == 0 ? -1 : _context.Parameter(ids.Source.Select(all => OperationFilterPlanner.Uuid(((object?[])all!)[i], name)), SqlType.Uuid).Slot));
        return new NodesRoot(member.Key, parts, [.. references]);
    }

    private NodesRootPart Part(string name, ValueSource ids, CollectedField member)
    {
        var type = _context.Catalog[name];
        var ofType = ids.Select(all => ((object?[])all!).Where(id => (string?)TypeOf(id) == name).Select(id => (Guid)OperationFilterPlanner.Uuid(id, name)).Distinct().ToArray());
        return new NodesRootPart(
            type.Table, _context.Visibility(name), _context.Parameter(ofType, SqlType.Uuid, isList: true), _selections.Plan(type, member.Selections));
    }

    private object? TypeOf(object? id) =>
        id is string text && GlobalId.TryParse(text, out var parsed) && _context.Catalog.Find(parsed.Type) is { IsContent: true } ? parsed.Type : null;

    // A comma ends each, so that an id of no type at all still counts.
    private object TypesOf(object? ids) => string.Concat(((object?[])ids!).Select(id => $"{TypeOf(id)},"));
}
