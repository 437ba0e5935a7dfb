using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using GraphQL.Types;

namespace Expect.Compiler.Tests.Planning;

/// <summary>Validates, coerces and plans operations over the small content model, without a database.</summary>
internal static class PlanningHost
{
    public static readonly ContentCatalog Catalog = TestCatalog.Create();
    public static readonly PublicAddress Address = new("https://example.org");

    private static readonly ISchema Built = SchemaBuilder.Build(Catalog);
    private static readonly DocumentReader Reader = new(Built, new RequestLimits());

    public static async Task<ValidatedOperation> OperationAsync(string text) =>
        (await Reader.ReadAsync(text, CancellationToken.None)).Operations[0];

    public static InputObjectGraphType InputType(string name) => (InputObjectGraphType)Built.AllTypes[name]!;

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static async Task<VariableValues> CoerceAsync(string text, string variables) =>
        VariableCoercer.Coerce(await OperationAsync(text), Json(variables));

    public static async Task<Planned> PlanAsync(string text, string variables = "{}", bool isEditor = false, bool preview = false, params string[] languages)
    {
        var operation = await OperationAsync(text);
        var values = VariableCoercer.Coerce(operation, Json(variables));
        var chain = languages.Length == 0 ? ["fr"] : languages;
        var context = new PlanningContext(Catalog, operation, values, new Audience(isEditor, preview) { CanWrite = isEditor }, [.. chain], Address.Value);
        var planned = ReadPlanner.Plan(context, new Dictionary<string, string>());
        return new Planned(planned, planned.Resolve(values.Leaves));
    }

    /// <summary>The filter of the only root field, a connection.</summary>
    public static async Task<(Filter Where, object?[] Values)> WhereAsync(string where, string type = "territories")
    {
        var planned = await PlanAsync($"{{ {type}(where: {where}) {{ totalCount }} }}");
        return (planned.Connection.Where, planned.Values);
    }

    public static async Task<RequestError> RefusalAsync(string text, string variables = "{}") =>
        (await Assert.ThrowsAsync<RequestRefusedException>(() => PlanAsync(text, variables))).Errors[0];
}

/// <summary>A plan with the values of its slots.</summary>
internal sealed record Planned(PlannedOperation Operation, object?[] Values)
{
    public ReadPlan Plan => Operation.Plan;

    public RootField Root => Plan.Fields[0];

    public Connection Connection => ((ConnectionRoot)Root).Connection;

    public Selection Nodes => Connection.Parts.OfType<NodesPart>().Single().Selection;
}
