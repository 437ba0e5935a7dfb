using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Plans the answer of a mutation: the item through the read engine, the errors as they are known.</summary>
internal sealed class PayloadPlanner(PlanningContext context, MutationField mutation, CollectedField member)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SelectionPlanner _selections = new(context);

    /// <summary>The plan of what was written.</summary>
    /// <param name="id">Where the item's id comes from.</param>
    public PlannedOperation Written(ValueSource id) => Plan(field => field.Name == mutation.Item
        ? Item(field, id)
        : new ConstantRoot(field.Key, "null"));

    /// <summary>The plan of where the bytes of a file are put.</summary>
    /// <param name="grant">The right to send them; null when they are there.</param>
    /// <param name="address">The address that gives the right; null when there is none.</param>
    /// <param name="existing">The item that has them; null when they are not there.</param>
    public PlannedOperation Announced(UploadGrant? grant, string? address, Guid? existing) => Plan(field => field.Name == mutation.Item
        ? new ObjectRoot(field.Key, [.. FieldCollector.Collect(context, field.Selections, name => name == UploadTypes.Upload(mutation.Type.Shown)).Select(part => Upload(part, grant, address, existing))])
        : new ConstantRoot(field.Key, "null"));

    private RootField Upload(CollectedField part, UploadGrant? grant, string? address, Guid? existing)
    {
        using var place = context.Enter(part.Key);
        return part.Name switch
        {
            "url" => new ConstantRoot(part.Key, JsonSerializer.Serialize(address, Json)),
            "method" => new ConstantRoot(part.Key, "\"PUT\""),
            "headers" => new ConstantRoot(part.Key, grant is null ? "[]" : $"[{Header(part, "Content-Type", grant.MimeType)}]"),
            "expiresAt" => new ConstantRoot(part.Key, grant is null ? "null" : $"\"{grant.ExpiresAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\""),
            "__typename" => new ConstantRoot(part.Key, $"\"{UploadTypes.Upload(mutation.Type.Shown)}\""),
            _ => existing is { } id ? Item(part, new ConstantSource(id)) : new ConstantRoot(part.Key, "null"),
        };
    }

    // Of each header, the members in the order of the request.
    private string Header(CollectedField part, string header, string value)
    {
        var members = FieldCollector.Collect(context, part.Selections, name => name == UploadTypes.Header).Select(member => $"{JsonSerializer.Serialize(member.Key)}:" + member.Name switch
        {
            "name" => JsonSerializer.Serialize(header, Json),
            "value" => JsonSerializer.Serialize(value, Json),
            _ => $"\"{UploadTypes.Header}\"",
        });
        return $"{{{string.Join(',', members)}}}";
    }

    private LookupRoot Item(CollectedField field, ValueSource id) =>
        new(field.Key, new LookupPlanner(context).Row(mutation.Type.Shown, id), _selections.Plan(mutation.Type.Shown, field.Selections));

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
