using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Catalog;
using GraphQL;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Cost;

/// <summary>What fields cost: one table of rules for the whole schema, whatever its types.</summary>
internal static class CostRules
{
    /// <summary>A page of a connection: a statement of its own.</summary>
    private const int Page = 5;

    /// <summary>A text to search for.</summary>
    private const int Search = 20;

    /// <summary>A match of offers: the facts about all candidates are read.</summary>
    private const int Match = 50;

    /// <summary>A release that is tried: all of its changes are applied and taken back.</summary>
    private const int Trial = 100;

    /// <summary>The most hits of a page of a search.</summary>
    private const int Hits = 100;

    /// <summary>The most items of a page of anything else that is no catalogue type: no page of the service is larger.</summary>
    private const int OtherPage = 1_000;

    /// <summary>The number of all items of a connection.</summary>
    private const int TotalCount = 5;

    /// <summary>Numbers or groups over all items of a connection.</summary>
    private const int Aggregation = 10;

    /// <summary>A count computed for each item.</summary>
    private const int Count = 2;

    /// <summary>The moves of an item: all of it is loaded, and the rules of each move are asked.</summary>
    private const int Moves = 5;

    /// <summary>The most moves that a status has.</summary>
    private const int MostMoves = 5;

    /// <summary>Small children that live inside their parent, and short vocabularies, are plain lists without a limit of their own.</summary>
    private const int PlainList = 10;

    private static readonly ImmutableArray<string> PageArguments = ["first", "last"];
    private static readonly ImmutableArray<string> PageFields = ["edges", "nodes"];

    /// <summary>Says of every field what it costs.</summary>
    public static void Apply(ContentCatalog catalog, IEnumerable<IGraphType> types)
    {
        foreach (var type in types.OfType<IObjectGraphType>())
        {
            foreach (var field in type.Fields)
            {
                Apply(catalog, type, field);
            }
        }
    }

    private static void Apply(ContentCatalog catalog, IObjectGraphType owner, FieldType field)
    {
        if (field.ResolvedType!.GetNamedType() is IObjectGraphType target && IsConnection(target))
        {
            var size = field.Name == SearchField.Name ? Hits
                : catalog.Find(target.Fields.Find("nodes")!.ResolvedType!.GetNamedType().Name)?.MaxPageSize ?? OtherPage;
            ImmutableArray<string> arguments = [.. PageArguments.Where(name => field.Arguments?.Find(name) is not null)];
            field.Weigh(field.Name == SearchField.Name ? Page + Search : Page, new ListSize(size, arguments, Math.Min(ConnectionTypes.DefaultPageSize, size), PageFields));
            field.Arguments?.Find(SearchField.Name)?.Weigh(Search);
        }
        else if (IsConnection(owner))
        {
            ApplyInConnection(field);
        }
        else if (owner.Name == "Query" && field.Name == "nodes")
        {
            field.Weigh(null, new ListSize(100, [], 100, []));
        }
        else if (owner.Name == "Query" && field.Name == MatchOffersField.Name)
        {
            field.Weigh(Match, new ListSize(MatchOffersField.MaxMatches, ["first"], MatchOffersField.DefaultMatches, []));
        }
        else if (catalog.Find(owner.Name)?.Field(field.Name) is TransitionsField)
        {
            field.Weigh(Moves, new ListSize(MostMoves, [], MostMoves, []));
        }
        else if (owner.Name == ReleaseConflictsField.ReleaseType && field.Name == ReleaseConflictsField.Name)
        {
            field.Weigh(Trial, new ListSize(PlainList, [], PlainList, []));
        }
        else if (IsListOfObjects(field))
        {
            field.Weigh(null, new ListSize(PlainList, [], PlainList, []));
        }
        else if (catalog.Find(owner.Name)?.Field(field.Name) is CountField)
        {
            field.Weigh(Count);
        }
    }

    private static void ApplyInConnection(FieldType field)
    {
        switch (field.Name)
        {
            case "totalCount":
                field.Weigh(TotalCount);
                break;
            case "aggregate":
                field.Weigh(Aggregation);
                break;
            case "groupBy":
                field.Weigh(Aggregation, new ListSize(AggregateTypes.MaxGroups, ["first"], AggregateTypes.DefaultGroups, []));
                break;
        }
    }

    private static bool IsConnection(IObjectGraphType type) => type.Fields.Find("pageInfo") is not null;

    private static bool IsListOfObjects(FieldType field) =>
        field.ResolvedType!.GetNamedType() is IComplexGraphType and not IInputObjectGraphType && HasList(field.ResolvedType!);

    private static bool HasList(IGraphType type) => type switch
    {
        ListGraphType => true,
        NonNullGraphType required => HasList(required.ResolvedType!),
        _ => false,
    };
}
