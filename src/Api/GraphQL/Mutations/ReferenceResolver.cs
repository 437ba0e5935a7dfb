using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>
/// Finds the items that an input names, all in one read, as the read engine shows them to the writer: so what is hidden and
/// what does not exist are the same.
/// </summary>
internal static class ReferenceResolver
{
    private const string Id = "id";

    /// <summary>Finds them; the problems are those that were not found.</summary>
    public static async Task<ImmutableArray<WriteProblem>> ResolveAsync(
        WriteTransaction transaction, Func<PlanningContext> planning, IReadOnlyList<object?> leaves, IReadOnlyList<ReferenceRequest> requests, CancellationToken cancellation,
        MutationReads? reads = null)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        var compiled = reads?.Get(NameOf(requests), () => Plan(planning(), requests)) ?? MutationReads.Once(Plan(planning(), requests));
        var output = new ArrayBufferWriter<byte>();
        await transaction.ReadAsync(compiled.Read, compiled.Operation.Resolve(leaves), output, cancellation);
        using var answer = JsonDocument.Parse(output.WrittenMemory);
        var problems = ImmutableArray.CreateBuilder<WriteProblem>();
        for (var i = 0; i < requests.Count; i++)
        {
            if (answer.RootElement.GetProperty(Key(i)) is { ValueKind: JsonValueKind.Object } item && GlobalId.TryParse(item.GetProperty(Id).GetString()!, out var id))
            {
                requests[i].Found(id.Id);
            }
            else
            {
                problems.Add(new ItemNotFound(requests[i].Path));
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>Whether the writer can see an item.</summary>
    public static async Task<bool> IsVisibleAsync(WriteTransaction transaction, MutationScope scope, (string Type, Guid Id) item, CancellationToken cancellation)
    {
        var text = new GlobalId(item.Type, item.Id).ToString();
        var request = new ReferenceRequest(scope.Catalog[item.Type], new ObjectValue([new("id", new LeafValue(new ConstantSource(text), text))]), [], static _ => { });
        return (await ResolveAsync(transaction, scope.Planning, scope.Sources([]), [request], cancellation)).IsEmpty;
    }

    private static PlannedOperation Plan(PlanningContext planning, IReadOnlyList<ReferenceRequest> requests)
    {
        var lookups = new LookupPlanner(planning);
        return planning.Finish([.. requests.Select((request, i) => (RootField)new LookupRoot(Key(i), lookups.Row(request.Target, request.By), IdOf(request.Target)))]);
    }

    // The place in the input says of which variable a key is, or that it stands in the document.
    private static string NameOf(IReadOnlyList<ReferenceRequest> requests) => string.Join(
        ' ', requests.Select(request => $"{string.Join('.', request.Path)}:{request.Target.Name}.{((ObjectValue)request.By).Fields[0].Key}"));

    private static string Key(int i) => "r" + i.ToString(CultureInfo.InvariantCulture);

    private static Selection IdOf(CatalogType type) =>
        new([new ScalarOutput(Id, new ColumnExpression(new Column("id", SqlType.Uuid, false)), new ScalarFormat(SqlType.Uuid, IdType: type.Name))]);
}
