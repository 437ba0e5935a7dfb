using Expect.Api.Http;
using Expect.Persistence.Files;
using Expect.Persistence.Images;

namespace Expect.Api.Assets;

/// <summary>The services of files and images, and their addresses.</summary>
public static class AssetServices
{
    /// <summary>Registers them. They need from elsewhere: <see cref="FileRegistry"/> and what the API registers itself.</summary>
    public static void AddAssets(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(AssetSettings.Of(configuration));
        services.AddSingleton(provider => provider.GetRequiredService<AssetSettings>().OpenStore());
        services.AddSingleton(provider => new ImageWorkshop(new ImageLimits { Pixels = provider.GetRequiredService<AssetSettings>().MaxPixels }));
        services.AddSingleton<FileReceiver>();
        services.AddSingleton<UploadGrants>();
        services.AddSingleton<UploadCompletion>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<FileForms>();
        services.AddSingleton<AssetLookup>();
        services.AddSingleton<AssetEndpoint>();
        services.AddSingleton<AssetErrors>();
        services.AddHostedService<AssetKeeper>();
    }

    /// <summary>Maps the addresses to which files are sent, and at which they are found.</summary>
    public static void MapAssets(this WebApplication app)
    {
        var uploads = app.Services.GetRequiredService<UploadEndpoint>();
        var assets = app.Services.GetRequiredService<AssetEndpoint>();
        app.MapMethods(Endpoints.AssetPath + "{id}/{name?}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string id) => assets.HandleAsync(http, id));
        app.MapPut(Endpoints.UploadPath + "{id:guid}", (HttpContext http, Guid id) => uploads.HandleAsync(http, id));
    }
}
