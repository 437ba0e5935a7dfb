using Expect.Domain.Labels;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a label can be written.</summary>
public sealed class LabelMutations : ContentMutations<Label>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Label> label) => label
        .Required(item => item.Code)
        .Required(item => item.Name)
        .Field(item => item.Description)
        .Field(item => item.Authority)
        .Field(item => item.LaunchedOn)
        .Field(item => item.Predecessor)
        .Field(item => item.DefaultValidityMonths);
}
