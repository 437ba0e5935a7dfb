using Expect.Domain.Reference;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a theme can be written.</summary>
public sealed class ThemeMutations : ContentMutations<Theme>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Theme> theme) => theme
        .Fixed(item => item.Code)
        .Required(item => item.Name)
        .Field(item => item.Parent)
        .Field(item => item.DacPurposeCode)
        .Field(item => item.SdgGoals);
}
