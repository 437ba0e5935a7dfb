namespace Expect.Persistence.Files;

/// <summary>A bucket of a service that speaks Amazon's S3 protocol.</summary>
/// <param name="Endpoint">Where the service is: scheme, host, port.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The access key.</param>
/// <param name="Secret">The secret key.</param>
/// <param name="Region">The region that requests are signed for.</param>
public sealed record S3Options(Uri Endpoint, string Bucket, string Key, string Secret, string Region);
