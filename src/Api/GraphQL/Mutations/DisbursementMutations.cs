using Expect.Domain.Funding;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a disbursement can be written.</summary>
public sealed class DisbursementMutations : ContentMutations<Disbursement>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Disbursement> disbursement) => disbursement
        .NeverErased()
        .Fixed(item => item.Funding)
        .Required(item => item.Amount)
        .Required(item => item.PaidOn)
        .Field(item => item.InternalNotes)
        .Command<RecordDisbursement>(command => command.AnyVersion(record => record.Funding));
}
