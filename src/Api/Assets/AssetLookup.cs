using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Domain.Editorial;
using Expect.Persistence.Reading.Execute;

namespace Expect.Api.Assets;

/// <summary>Finds assets as the API shows them, so that there is one table of who may see what.</summary>
public sealed class AssetLookup(ReadPipeline pipeline)
{
    private const string Question = "query ($id: ID!) { asset(by: { id: $id }) { fileName sha256 mimeType hasLocation } }";

    /// <summary>The asset; null when there is none that the viewer may see.</summary>
    /// <exception cref="RequestRefusedException">The viewer may read nothing.</exception>
    /// <exception cref="ReadFailedException">The database could not be reached, or took too long.</exception>
    public async Task<FoundAsset?> FindAsync(string id, Viewer viewer, CancellationToken cancellation)
    {
        using var answer = new AnswerBuffer();
        using var variables = JsonSerializer.SerializeToDocument(new { id });
        using var request = new GraphQLRequest(Question, null) { Variables = variables.RootElement };
        await pipeline.RunAsync(request, viewer, answer, null, cancellation);
        using var data = JsonDocument.Parse(answer.Written);
        var asset = data.RootElement.GetProperty("asset");
        return asset.ValueKind == JsonValueKind.Null
            ? null
            : new FoundAsset(
                asset.GetProperty("fileName").GetString()!, asset.GetProperty("sha256").GetString()!,
                FileType.Of(asset.GetProperty("mimeType").GetString()!)!, asset.GetProperty("hasLocation").GetBoolean());
    }
}
