using Expect.Domain.Editorial;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What is said of an asset; its bytes are uploaded.</summary>
public sealed class AssetMutations : ContentMutations<Asset>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Asset> asset) => asset
        .Required(item => item.FileName)
        .Field(item => item.AltText)
        .Field(item => item.Credit)
        .Field(item => item.Licence);
}
