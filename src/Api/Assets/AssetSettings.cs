using Expect.Persistence.Files;
using Expect.Persistence.Images;

namespace Expect.Api.Assets;

/// <summary>The settings of files and images.</summary>
public sealed record AssetSettings
{
    /// <summary>The setting with the directory that keeps the files.</summary>
    public const string DirectorySetting = "EXPECT_ASSETS";

    /// <summary>The setting with the secret by which addresses of uploads are signed; the same on all nodes.</summary>
    public const string KeySetting = "EXPECT_ASSETS_KEY";

    /// <summary>The setting with the address of a service that speaks Amazon's S3 protocol and keeps the files instead.</summary>
    public const string S3EndpointSetting = "EXPECT_ASSETS_S3_ENDPOINT";

    private const string S3BucketSetting = "EXPECT_ASSETS_S3_BUCKET";
    private const string S3KeySetting = "EXPECT_ASSETS_S3_KEY";
    private const string S3SecretSetting = "EXPECT_ASSETS_S3_SECRET";
    private const string S3RegionSetting = "EXPECT_ASSETS_S3_REGION";
    private const string MaxBytesSetting = "EXPECT_ASSET_MAX_BYTES";
    private const string MaxPixelsSetting = "EXPECT_ASSET_MAX_PIXELS";
    private const string UploadTimeoutSetting = "EXPECT_ASSET_UPLOAD_TIMEOUT";
    private const string RetentionSetting = "EXPECT_ASSET_RETENTION";

    /// <summary>The most bytes that a file may have.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>The most pixels that an image may have.</summary>
    public required long MaxPixels { get; init; }

    /// <summary>How many files may be sent at once to this node.</summary>
    public int MaxUploads { get; init; } = 16;

    /// <summary>How long an address for an upload is good, and the longest that an upload may take.</summary>
    public required TimeSpan UploadTime { get; init; }

    /// <summary>For how long a file is kept that no asset has, so that an erased asset can be restored.</summary>
    public required TimeSpan Retention { get; init; }

    /// <summary>The secret by which addresses of uploads are signed; null when the database keeps one.</summary>
    public string? Key { get; init; }

    /// <summary>The directory that keeps the files; null for the checkout's own.</summary>
    public string? Directory { get; init; }

    /// <summary>The bucket that keeps the files; null when a directory does.</summary>
    public S3Options? S3 { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One of them is wrong.</exception>
    public static AssetSettings Of(IConfiguration configuration) => new()
    {
        MaxBytes = Settings.Positive(configuration, MaxBytesSetting, 25_000_000),
        MaxPixels = Settings.Positive(configuration, MaxPixelsSetting, new ImageLimits().Pixels),
        UploadTime = Settings.Duration(configuration, UploadTimeoutSetting, TimeSpan.FromMinutes(10)),
        Retention = TimeSpan.FromDays(Settings.Positive(configuration, RetentionSetting, 30)),
        Key = NotEmpty(configuration, KeySetting),
        Directory = NotEmpty(configuration, DirectorySetting),
        S3 = NotEmpty(configuration, S3EndpointSetting) is { } endpoint ? S3Of(configuration, endpoint) : null,
    };

    /// <summary>The store that the settings name.</summary>
    public IFileStore OpenStore() => S3 is { } bucket ? new S3FileStore(bucket)
        : Directory is { } directory ? new DirectoryFileStore(directory)
        : DirectoryFileStore.ForThisCheckout();

    private static S3Options S3Of(IConfiguration configuration, string endpoint) => new(
        Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new InvalidOperationException($"The setting {S3EndpointSetting} is \"{endpoint}\", but it must be an address such as https://s3.example.org."),
        Required(configuration, S3BucketSetting), Required(configuration, S3KeySetting), Required(configuration, S3SecretSetting), NotEmpty(configuration, S3RegionSetting) ?? "us-east-1");

    private static string Required(IConfiguration configuration, string name) => NotEmpty(configuration, name)
        ?? throw new InvalidOperationException($"The setting {name} is missing: {S3EndpointSetting} needs it.");

    private static string? NotEmpty(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } text ? text : null;
}
