using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Plans the answer of a mutation: the item through the read engine, the errors as they are known.</summary>
internal sealed class PayloadPlanner(PlanningContext context, MutationField mutation, CollectedField member)
{
    private readonly SelectionPlanner _selections = new(context);

    /// <summary>The plan of what was written.</summary>
    public PlannedOperation Written(Guid id) => Plan(field => field.Name == mutation.Item
        ? new LookupRoot(field.Key, new LookupPlanner(context).Row(mutation.Type.Shown, new ConstantSource(id)), _selections.Plan(mutation.Type.Shown, field.Selections))
        : new ConstantRoot(field.Key, "null"));

    /// <summary>The plan of what was refused: nothing is read.</summary>
    /// <param name="problems">Why.</param>
    /// <param name="referrers">The JSON of the items that refer to the one that was to be erased.</param>
    public PlannedOperation Refused(ImmutableArray<WriteProblem> problems, string referrers) => Plan(field => new ConstantRoot(
        field.Key, field.Name == "errors" ? new ProblemWriter(context, mutation.Error).Write(field, problems, referrers) : "null"));

    /// <summary>The plan of what came of an import: nothing is read.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="isDryRun">Whether it was only tried.</param>
    public PlannedOperation Imported(ImportOutcome outcome, bool isDryRun) => Plan(field => new ConstantRoot(field.Key, field.Name switch
    {
        "created" => Number(outcome.Created),
        "updated" => Number(outcome.Updated),
        "unchanged" => Number(outcome.Unchanged),
        "dryRun" => isDryRun ? "true" : "false",
        "errorCount" => Number(outcome.ProblemCount),
        _ => outcome.IsAccepted ? "null" : new ProblemWriter(context, mutation.Error).Write(field, outcome.Problems, "[]"),
    }));

    /// <summary>The plan of the items that refer to the one that was to be erased; null when they are not asked for.</summary>
    public PlannedOperation? Referrers(ImmutableArray<(string Type, Guid Id)> items)
    {
        var asked = Members().Where(field => field.Name == "errors").Select(field => new ProblemWriter(context, mutation.Error).Referrers(field)).FirstOrDefault(by => by is not null);
        if (asked is null || items.IsEmpty)
        {
            return null;
        }

        var types = items.Select(item => item.Type).Distinct().ToList();
        var parts = types.Select(name => Part(context.Catalog[name], [.. items.Where(item => item.Type == name).Select(item => item.Id)], asked)).ToImmutableArray();
        var ids = items.Select(item => new NodeReference(types.IndexOf(item.Type), context.Parameter(new ConstantSource(item.Id), SqlType.Uuid).Slot));
        return context.Finish([new NodesRoot("by", parts, [.. ids])]);
    }

    private NodesRootPart Part(CatalogType type, Guid[] ids, CollectedField asked) => new(
        type.Table, context.Visibility(type.Name), context.Parameter(new ConstantSource(ids), SqlType.Uuid, isList: true), _selections.Plan(type, asked.Selections));

    private PlannedOperation Plan(Func<CollectedField, RootField> root)
    {
        var roots = Members().Select(field =>
        {
            using var place = context.Enter(field.Key);
            return field.Name == "__typename" ? new ConstantRoot(field.Key, $"\"{mutation.Payload}\"") : root(field);
        }).ToImmutableArray();
        return context.Finish(roots);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private List<CollectedField> Members()
    {
        return FieldCollector.Collect(context, member.Selections, name => name == mutation.Payload);
    }
}
