using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Ide;
using GraphQL.Types;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.WebUtilities;

namespace Expect.Api.Http;

/// <summary>The addresses of the service.</summary>
public static class Endpoints
{
    /// <summary>The tag of health checks that must hold before a node takes requests.</summary>
    public const string ReadyTag = "ready";

    /// <summary>The path under which items are found; their global id follows.</summary>
    public const string ItemPath = "/items/";

    /// <summary>The path under which the bytes of files are found; the global id follows, then a name for people.</summary>
    public const string AssetPath = "/assets/";

    /// <summary>The path to which the bytes of files are sent; the upload follows.</summary>
    public const string UploadPath = "/uploads/";

    private static readonly string[] GraphQLMethods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>Maps every address.</summary>
    public static void MapExpect(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<GraphQLEndpoint>();
        var ide = app.MapIde();
        app.MapMethods("/graphql", GraphQLMethods, http => HttpMethods.IsPost(http.Request.Method) ? endpoint.HandleAsync(http) : ShowAsync(http));
        MapSchema(app);
        app.MapAssets();
        app.MapGet(ItemPath + "{id}", (string id) => Results.Redirect(QueryFor(id)));
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });

        // A browser that goes to the address wants the editor, everybody else an answer.
        async Task ShowAsync(HttpContext http)
        {
            if (!await ide.TryServeAsync(http))
            {
                await endpoint.HandleAsync(http);
            }
        }
    }

    /// <summary>The question that shows an item to somebody who follows its address.</summary>
    private static string QueryFor(string id) => QueryHelpers.AddQueryString("/graphql", new Dictionary<string, string?>
    {
        ["query"] = "query ($id: ID!) { node(id: $id) { __typename id ... on Content { displayName url updatedAt } } }",
        ["variables"] = JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = id }),
    });

    private static void MapSchema(IEndpointRouteBuilder routes)
    {
        var text = new Lazy<string>(() => SchemaText.Print(routes.ServiceProvider.GetRequiredService<ISchema>()));
        routes.MapGet("/schema.graphql", () => Results.Text(text.Value, "application/graphql; charset=utf-8"));
    }
}
