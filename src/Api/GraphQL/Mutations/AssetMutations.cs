using Expect.Domain.Editorial;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What is said of an asset; its bytes are uploaded, and say the rest themselves.</summary>
public sealed class AssetMutations : ContentMutations<Asset>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Asset> asset) => asset
        .Uploaded()
        .Required(item => item.FileName)
        .Announced(item => item.MimeType, "Media type of the file: image/png, image/jpeg, image/webp, image/avif or application/pdf. Bytes that say otherwise are refused.")
        .Announced(item => item.ByteSize, "Size in bytes. More or fewer are refused.")
        .Announced(item => item.Sha256, "SHA-256 of the bytes, in hexadecimal. With it, a file that is there already need not be sent, and one that was changed on the way is refused.", required: false)
        .Field(item => item.AltText)
        .Field(item => item.Credit)
        .Field(item => item.Licence);
}
