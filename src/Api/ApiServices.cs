using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence.Catalog;

namespace Expect.Api;

/// <summary>The services of the API itself.</summary>
public static class ApiServices
{
    /// <summary>The setting that holds the editors' token.</summary>
    public const string EditorTokenSetting = "EXPECT_EDITOR_TOKEN";

    /// <summary>
    /// Registers the API. It needs from elsewhere: <see cref="ContentCatalog"/>, <see cref="IReadCompiler"/> and the statement executor.
    /// </summary>
    public static IServiceCollection AddExpectApi(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(new RequestLimits());
        services.AddSingleton(provider => SchemaBuilder.Build(provider.GetRequiredService<ContentCatalog>()));
        services.AddSingleton<DocumentReader>();
        services.AddSingleton<DocumentCache>();
        services.AddSingleton<IntrospectionAnswers>();
        services.AddSingleton<ReadPipeline>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton(new ViewerResolver(EditorTokenOf(configuration, environment)));
        services.AddHealthChecks();
        services.AddCors(options => CrossOrigin.Configure(options, configuration[CrossOrigin.Setting]));
        return services;
    }

    private static EditorToken? EditorTokenOf(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[EditorTokenSetting] is { Length: > 0 } configured)
        {
            return EditorToken.Of(configured);
        }

        if (!environment.IsDevelopment())
        {
            return null;
        }

        var token = EditorToken.Generate(out var text);
        Console.WriteLine($"Editor token of this run (Authorization: Bearer …): {text}");
        return token;
    }
}
