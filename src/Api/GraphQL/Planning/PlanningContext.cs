using System.Collections.Immutable;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Planning;

/// <summary>What all planners of one operation share: model, viewer, languages, values, and the parameters found so far.</summary>
internal sealed class PlanningContext
{
    /// <summary>The most conditions of all filters of an operation: each makes the statement longer.</summary>
    public const int MaxConditions = 1_000;

    /// <summary>The most relations that a filter or an order follows, one from the other: each is a join more, and joins are planned together.</summary>
    public const int MaxRelations = 12;

    /// <summary>The ids of the territories that the viewer of a request speaks for.</summary>
    public static readonly ValueSource ViewerTerritories = new ViewerSource().Select(viewer => ((Viewer)viewer!).Territories.ToArray());

    private readonly Audience _audience;
    private readonly LiteralCoercer _literals;
    private readonly Dictionary<string, Filter> _visibilities = new(StringComparer.Ordinal);
    private readonly List<ValueSource> _parameters = [];
    private readonly List<PlanDependency> _dependencies = [];
    private readonly List<string> _path = [];
    private readonly List<AskedConflicts> _conflicts = [];
    private readonly ValidatedOperation? _operation;
    private int _conditions;

    public PlanningContext(
        ContentCatalog catalog, ValidatedOperation operation, VariableValues variables, Audience audience, ImmutableArray<string> languages, string publicAddress, bool atMoment = false)
        : this(catalog, variables, audience, languages, publicAddress, atMoment) => _operation = operation;

    /// <summary>For a read that no document asks for.</summary>
    public PlanningContext(ContentCatalog catalog, Audience audience, string language)
        : this(catalog, VariableValues.None, audience, [language], "", atMoment: false)
    {
    }

    private PlanningContext(ContentCatalog catalog, VariableValues variables, Audience audience, ImmutableArray<string> languages, string publicAddress, bool atMoment)
    {
        Catalog = catalog;
        _audience = audience;
        _literals = new LiteralCoercer(variables);
        Languages = languages;
        ItemAddress = publicAddress + Endpoints.ItemPath;
        FileAddress = publicAddress + Endpoints.AssetPath;
        Moment = atMoment ? Parameter(new MomentSource(), SqlType.Timestamp) : null;
        Territories = audience.IsContributor ? Parameter(ViewerTerritories, SqlType.Uuid, isList: true) : null;
    }

    public ContentCatalog Catalog { get; }

    public ValidatedOperation Operation => _operation ?? throw new InvalidOperationException("No document asks for this read.");

    /// <summary>BCP 47 tags, the preferred one first.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>What stands before an item's global id in its address.</summary>
    public string ItemAddress { get; }

    /// <summary>What stands before the global id of an item that is a file, in the address that gives its bytes.</summary>
    public string FileAddress { get; }

    /// <summary>What operations may cost.</summary>
    public CostLimits Costs { get; init; } = new();

    /// <summary>The moment for which the operation reads; null for now.</summary>
    public ParameterOperand? Moment { get; }

    /// <summary>The territories that the viewer speaks for; null when rights do not depend on them.</summary>
    public ParameterOperand? Territories { get; }

    /// <summary>For whom the operation reads.</summary>
    public Audience Audience => _audience;

    public ImmutableArray<ValueSource> Parameters => [.. _parameters];

    public ImmutableArray<PlanDependency> Dependencies => [.. _dependencies];

    /// <summary>The collation of the preferred language.</summary>
    public string Collation => Schema.Languages.ByTag(Languages[0])!.Collation;

    /// <summary>The rows of the type that exist for the viewer.</summary>
    public Filter Visibility(string type)
    {
        if (!_visibilities.TryGetValue(type, out var filter))
        {
            filter = VisibilityTable.Of(type, _audience);
            _visibilities.Add(type, filter);
        }

        return filter;
    }

    /// <summary>A to-one relation, as far as the viewer may follow it.</summary>
    public Join Join(ToOneField field)
    {
        var visibility = Visibility(field.Target);
        return new Join(
            Catalog[field.Target].Table, field.LocalColumn, field.TargetColumn, visibility,
            field.Guaranteed && visibility.IsAlways);
    }

    /// <summary>The value of a field of the row at hand, as far as the viewer sees it.</summary>
    public Expression Value(ScalarField field)
    {
        var column = new ColumnExpression(field.Column);
        var seen = field.Restriction?.Of(_audience) ?? Filter.Always;
        return seen.IsAlways ? column : new ConditionalExpression(seen, column, field.Column.Type);
    }

    /// <summary>How many rows a counting field counts.</summary>
    public CountExpression Count(CountField field) => new(Rows(field.Target, field.Link), field.Where, field.DistinctColumn);

    /// <summary>The related rows that exist for the viewer.</summary>
    public RelatedRows Rows(string target, Link link) => new(Catalog[target].Table, link, Visibility(target));

    /// <summary>Goes to a member of the answer, until the result is disposed of.</summary>
    public Place Enter(string key)
    {
        _path.Add(key);
        return new Place(_path);
    }

    /// <summary>A refusal of what is asked for at the place where planning stands.</summary>
    public RequestRefusedException Refusal(string message, string code = ErrorCode.BadUserInput) =>
        new(new RequestError(code, message) { Path = [.. _path] });

    /// <summary>Takes note of one more condition of a filter.</summary>
    /// <exception cref="RequestRefusedException">There are too many.</exception>
    public void CountCondition()
    {
        if (++_conditions > MaxConditions)
        {
            throw Refusal(
                $"Conditions in the filters of the operation: more than the limit of {MaxConditions}. Put values into one \"in\" instead of many objects, or ask in several requests.",
                ErrorCode.CostLimitExceeded);
        }
    }

    /// <summary>Looks at how many relations one value of a filter or an order follows.</summary>
    /// <param name="relations">How many.</param>
    /// <param name="argument">The argument.</param>
    /// <exception cref="RequestRefusedException">There are too many.</exception>
    public void CheckRelations(int relations, string argument)
    {
        if (relations > MaxRelations)
        {
            throw Refusal(
                $"\"{argument}\" follows {relations} relations, one from the other, and the limit is {MaxRelations}. Begin nearer to what it asks for, or ask in several requests.",
                ErrorCode.CostLimitExceeded);
        }
    }

    /// <summary>The plan, when all of it is known.</summary>
    public PlannedOperation Finish(ImmutableArray<RootField> roots) =>
        new(new ReadPlan(roots) { Moment = Moment, Territories = Territories }, Parameters, Dependencies) { Conflicts = [.. _conflicts] };

    /// <summary>The id of the release that is being looked up; null elsewhere.</summary>
    public Guid? LookedUpRelease { get; set; }

    /// <summary>Takes note that the conflicts of the release that is being looked up are asked for; where they will be.</summary>
    /// <exception cref="RequestRefusedException">No release is being looked up.</exception>
    public ParameterOperand Conflicts(CollectedField member)
    {
        var release = LookedUpRelease ?? throw Refusal("The conflicts of a release are found by trying it. Ask for them one release at a time, with release(by: { id: … }).");
        var place = Parameter(new ComputedSource(), SqlType.Text);
        _conflicts.Add(new AskedConflicts(release, place.Slot, problems => new ReleaseConflictsPlanner(this).Write(member, problems)));
        return place;
    }

    /// <summary>Makes a value a parameter.</summary>
    public ParameterOperand Parameter(ValueSource source, SqlType type, bool isList = false)
    {
        _parameters.Add(source);
        return new ParameterOperand(_parameters.Count - 1, type, isList);
    }

    /// <summary>Looks at a value, which binds the plan to it.</summary>
    public object? Read(LeafValue leaf) => Read(leaf, null);

    /// <summary>Looks at an aspect of a value, which binds the plan to it.</summary>
    public object? Read(LeafValue leaf, Func<object?, object?>? aspect)
    {
        var seen = aspect is null ? leaf.Current : aspect(leaf.Current);
        if (leaf.Source is not ConstantSource)
        {
            _dependencies.Add(new PlanDependency(leaf.Source, aspect, seen));
        }

        return seen;
    }

    /// <summary>Looks at the elements of a list, which binds the plan to them.</summary>
    public ImmutableArray<object?> ReadList(LeafListValue list)
    {
        if (list.Source is not ConstantSource)
        {
            static object Text(object? items) => string.Join(',', (object?[])items!);
            _dependencies.Add(new PlanDependency(list.Source, Text, Text(list.Current.ToArray())));
        }

        return list.Current;
    }

    /// <summary>An argument's value; null when it is neither given nor has a default, or when the field has no such argument.</summary>
    public InputValue? Argument(string typeName, GraphQLField field, string name)
    {
        var owner = (IComplexGraphType)Operation.Schema.AllTypes[typeName]!;
        return owner.Fields.Find(field.Name.StringValue)!.Arguments?.Find(name) is { } argument ? Given(field.Arguments, name, argument.ResolvedType!) : null;
    }

    /// <summary>Whether the directives include a selection.</summary>
    public bool Includes(IHasDirectivesNode node)
    {
        foreach (var directive in node.Directives?.Items ?? [])
        {
            var name = directive.Name.StringValue;
            if (name is "skip" or "include"
                && Given(directive.Arguments, "if", new NonNullGraphType(Operation.Schema.AllTypes["Boolean"]!)) is LeafValue condition
                && (bool)Read(condition)! == (name == "skip"))
            {
                return false;
            }
        }

        return true;
    }

    private InputValue? Given(GraphQLArguments? arguments, string name, IGraphType type)
    {
        foreach (var argument in arguments?.Items ?? [])
        {
            if (argument.Name.Value == name)
            {
                return _literals.CoerceOrAbsent(type, argument.Value);
            }
        }

        return null;
    }

    /// <summary>A member of the answer that is being planned.</summary>
    public readonly struct Place(List<string> path) : IDisposable
    {
        /// <summary>Goes back to the object that has the member.</summary>
        public void Dispose() => path.RemoveAt(path.Count - 1);
    }
}
