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
using Expect.Persistence.Catalog;

namespace Expect.Api;

/// <summary>The services of the API itself.</summary>
public static class ApiServices
{
    /// <summary>The setting that holds the editors' token.</summary>
    public const string EditorTokenSetting = "EXPECT_EDITOR_TOKEN";

    /// <summary>The setting that holds the address at which clients reach the service: what the addresses of items begin with.</summary>
    public const string PublicUrlSetting = "EXPECT_PUBLIC_URL";

    /// <summary>
    /// Registers the API. It needs from elsewhere: <see cref="ContentCatalog"/>, the statement executor and the store of API tokens.
    /// </summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">In Development, an editor's token is made and printed when none is configured.</param>
    /// <param name="url">Where clients reach the service when <see cref="PublicUrlSetting"/> does not say otherwise.</param>
    /// <exception cref="InvalidOperationException">A setting says nothing that can be meant, or nothing that production may be started with.</exception>
    public static IServiceCollection AddExpectApi(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string url)
    {
        services.AddSingleton(new RequestLimits());
        services.AddSingleton(provider => SchemaBuilder.Build(provider.GetRequiredService<ContentCatalog>(), provider.GetRequiredService<MutationCatalog>()));
        services.AddMetrics();
        services.AddSingleton<CompilationCounters>();
        services.AddSingleton<DocumentReader>();
        services.AddSingleton<DocumentCache>();
        services.AddSingleton<IntrospectionAnswers>();
        services.AddSingleton(new PublicAddress((configuration[PublicUrlSetting] ?? url).TrimEnd('/')));
        services.AddSingleton<IReadCompiler, ReadCompiler>();
        services.AddSingleton(CostLimits.Of(configuration));
        var slow = Settings.Milliseconds(configuration, SlowOperationLog.Setting, SlowOperationLog.DefaultMilliseconds);
        services.AddSingleton(provider => new SlowOperationLog(provider.GetRequiredService<ILogger<SlowOperationLog>>(), slow));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => MutationCatalog.Of(provider.GetRequiredService<ContentCatalog>()));
        services.AddSingleton<RowTypes>();
        services.AddAssets(configuration);
        services.AddSingleton<MutationPipeline>();
        services.AddSingleton<ReleaseTrials>();
        services.AddSingleton<ReleasePreview>();
        services.AddSingleton<ReleaseConflicts>();
        services.AddSingleton<ReleasePublisher>();
        services.AddSingleton<ReadPipeline>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<GraphQLEndpoint>();
        var editor = EditorTokenOf(configuration, environment);
        services.AddSingleton<TokenViewers>();
        var oidc = OidcSettings.Of(configuration);
        if (oidc is not null)
        {
            services.AddSingleton(_ => new OidcTokens(oidc));
            services.AddSingleton<OidcViewers>();
        }

        services.AddSingleton(provider => new ViewerResolver(editor, provider.GetRequiredService<TokenViewers>(), provider.GetService<OidcViewers>()));
        services.AddHostedService<TokenUseRecorder>();
        services.AddHealthChecks().AddCheck<ReadinessCheck>("database", tags: [Endpoints.ReadyTag]);
        services.AddCors(options => CrossOrigin.Configure(options, configuration[CrossOrigin.Setting]));
        return services;
    }

    private static EditorToken? EditorTokenOf(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[EditorTokenSetting] is { Length: > 0 } configured)
        {
            if (!environment.IsDevelopment() && (configured.Length < EditorToken.LeastLength || configured.StartsWith(EditorToken.DevelopmentPrefix, StringComparison.Ordinal)))
            {
                throw new InvalidOperationException(
                    $"{EditorTokenSetting} is a token that a run in Development has printed, or shorter than {EditorToken.LeastLength} characters. Give one that nobody has seen or can guess, or start with DOTNET_ENVIRONMENT=Development.");
            }

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
