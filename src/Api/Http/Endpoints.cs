using Expect.Api.GraphQL.Schema;
using GraphQL.Types;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Expect.Api.Http;

/// <summary>The addresses of the service.</summary>
public static class Endpoints
{
    /// <summary>The tag of health checks that must hold before a node takes requests.</summary>
    public const string ReadyTag = "ready";

    private static readonly string[] GraphQLMethods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Maps every address.</summary>
    public static void MapExpect(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        routes.MapMethods("/graphql", GraphQLMethods, endpoint.HandleAsync);
        MapSchema(routes);
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }

    private static void MapSchema(IEndpointRouteBuilder routes)
    {
        var text = new Lazy<string>(() => SchemaText.Print(routes.ServiceProvider.GetRequiredService<ISchema>()));
        routes.MapGet("/schema.graphql", () => Results.Text(text.Value, "application/graphql; charset=utf-8"));
    }
}
