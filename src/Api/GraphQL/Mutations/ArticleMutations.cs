using Expect.Domain.Editorial;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of an article can be written.</summary>
public sealed class ArticleMutations : ContentMutations<Article>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Article> article) => article
        .Required(item => item.Kind)
        .Required(item => item.Title)
        .Field(item => item.Lead)
        .Field(item => item.Body)
        .Parts(item => item.Slugs, slug => slug
            .Required(part => part.Language)
            .Required(part => part.Slug))
        .Ordered("images", item => item.ImagePlaces, place => place.Asset)
        .Mixed("links", item => item.Links);
}
