using System.Net.Http.Headers;
using Expect.Persistence.Files;

namespace Expect.Api.Tests.Assets;

/// <summary>Signatures are those of Amazon's examples (Amazon S3 API Reference, "Examples: Signature Calculations").</summary>
public sealed class S3SignatureTests
{
    private static readonly S3Signature Signature = new(new S3Options(
        new Uri("https://examplebucket.s3.amazonaws.com"), "examplebucket", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1"));

    private static readonly DateTimeOffset Moment = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_part_of_an_object()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/test.txt");
        request.Headers.Range = new RangeHeaderValue(0, 9);
        Signature.Sign(request, S3Signature.Empty, Moment);
        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            request.Headers.GetValues("Authorization").Single());
    }

    [Fact]
    public void A_list_of_objects()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J");
        Signature.Sign(request, S3Signature.Empty, Moment);
        Assert.EndsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }
}
