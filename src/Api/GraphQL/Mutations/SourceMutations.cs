using Expect.Domain.Reference;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a source can be written.</summary>
public sealed class SourceMutations : ContentMutations<Source>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Source> source) => source
        .Required(item => item.Title)
        .Field(item => item.Publisher)
        .Field(item => item.Address)
        .Field(item => item.PublishedOn)
        .Field(item => item.Licence);
}
