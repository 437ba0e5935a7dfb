using System.Text;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Reports;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Http;
using Expect.Api.Import;
using Expect.Api.Security;
using Expect.Persistence;
using Expect.Persistence.Files;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Writing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Expect.Compiler.Tests.Http;

/// <summary>The endpoint over a content model without a database: it answers what needs none.</summary>
internal sealed class EndpointHost : IDisposable
{
    public const string Token = "the-editors-token";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create("Host=localhost");
    private readonly StatementExecutor _executor;
    private readonly GraphQLEndpoint _endpoint;

    public EndpointHost(Func<ConstantsOnly, IReadCompiler>? compiler = null, ILogger<SlowOperationLog>? slow = null)
    {
        var limits = new RequestLimits();
        var schema = SchemaBuilder.Build(TestCatalog.Create());
        var reader = new DocumentReader(schema, limits);
        _executor = new StatementExecutor(_source);
        var constants = new ConstantsOnly();
        var address = new PublicAddress("http://localhost");
        var uploads = new UploadGrants(AssetSettings.Of(new ConfigurationBuilder().Build()), address, new FileRegistry("Host=localhost"), TimeProvider.System);
        var mutations = MutationCatalog.Of(PersistenceServices.BuildCatalog());
        var store = new ContentStore(_source, _executor);
        var trials = new ReleaseTrials(TestCatalog.Create(), mutations, schema, store, TimeProvider.System);
        var pipeline = new ReadPipeline(
            new DocumentCache(reader, limits), new CostLimits(), new IntrospectionAnswers(), compiler?.Invoke(constants) ?? constants, _executor,
            new MutationPipeline(TestCatalog.Create(), mutations, store, new RowTypes(schema), address, uploads, TimeProvider.System),
            new ReleasePreview(trials), new ReleaseConflicts(trials),
            new SlowOperationLog(slow ?? NullLogger<SlowOperationLog>.Instance, slow is null ? TimeSpan.FromMinutes(1) : TimeSpan.Zero), TimeProvider.System);
        _endpoint = new GraphQLEndpoint(pipeline, new RequestReader(limits), new ViewerResolver(EditorToken.Of(Token)), NullLogger<GraphQLEndpoint>.Instance);
    }

    public Task<Answer> PostAsync(string body, Action<HttpRequest>? change = null) => PostAsync(Encoding.UTF8.GetBytes(body), change);

    public Task<Answer> PostAsync(byte[] body, Action<HttpRequest>? change = null) => SendAsync(request =>
    {
        request.Method = "POST";
        request.ContentType = "application/json";
        request.Body = new MemoryStream(body);
        change?.Invoke(request);
    });

    public Task<Answer> GetAsync(string query) => SendAsync(request =>
    {
        request.Method = "GET";
        request.QueryString = new QueryString(query);
    });

    public void Dispose()
    {
        _executor.Dispose();
        _source.Dispose();
    }

    private async Task<Answer> SendAsync(Action<HttpRequest> prepare)
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        prepare(http.Request);
        await _endpoint.HandleAsync(http);
        return new Answer(
            http.Response.StatusCode, http.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()), http.Response.Headers["Server-Timing"].ToString());
    }

    internal sealed record Answer(int Status, string? ContentType, string Body, string ServerTiming)
    {
        public string? Code => Error?.GetProperty("extensions").GetProperty("code").GetString();

        public string Message => Error?.GetProperty("message").GetString() ?? "";

        private JsonElement? Error => JsonDocument.Parse(Body).RootElement.TryGetProperty("errors", out var errors) ? errors[0] : null;
    }

    /// <summary>Compiles introspection and the language chain, which it gives as a member.</summary>
    internal sealed class ConstantsOnly : IReadCompiler
    {
        public CompiledOperation Compile(
            ValidatedOperation operation, JsonElement variables, Viewer viewer, PublicationContext context, IReadOnlyDictionary<string, string> introspection,
            StageTimings? timings = null)
        {
            var roots = introspection.Select(pair => new ConstantRoot(pair.Key, pair.Value)).Append(new ConstantRoot("context", JsonSerializer.Serialize(context.Key)));
            return new CompiledOperation(SqlRenderer.Render(new ReadPlan([.. roots])), []);
        }
    }
}
