using Expect.Domain.Labels;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of an application for a label can be written; contributors write those of their territories.</summary>
public sealed class LabelApplicationMutations : ContentMutations<LabelApplication>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<LabelApplication> application) => application
        .OwnedBy(item => item.Applicant)
        .Fixed(item => item.Label)
        .Fixed(item => item.Applicant)
        .Required(item => item.Theme)
        .Field(item => item.Competences)
        .Field(item => item.RecognitionEvidence)
        .Field(item => item.MobilisationTerms)
        .Field(item => item.Session)
        .Field(item => item.Reason)
        .Command<SubmitLabelApplication>();
}
