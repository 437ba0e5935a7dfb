using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using Expect.Persistence.Files;
using Expect.Persistence.Reading;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.Assets;

/// <summary>Makes an asset of what was announced, once its file is kept: one transaction, with its revision. Thread-safe.</summary>
public sealed class UploadCompletion(ContentCatalog catalog, MutationCatalog mutations, ISchema schema, ContentStore content, TimeProvider clock)
{
    private readonly WritableType _type = mutations.Types.All.Single(type => type.Entity == typeof(Asset));

    /// <summary>Makes the asset. Bytes that an asset has already are that asset: whoever may upload sees all assets.</summary>
    /// <param name="id">The upload, which is good for one asset only.</param>
    /// <param name="announced">What was said of it.</param>
    /// <param name="file">What its bytes say.</param>
    /// <param name="cancellation">Ends the work; what was not committed leaves no trace.</param>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public async Task<UploadOutcome> CompleteAsync(Guid id, AnnouncedUpload announced, KeptFile file, CancellationToken cancellation)
    {
        var changes = ChangesOf(announced.Asset, file);
        var origin = new WriteOrigin(announced.AccountId, Activity.Current?.TraceId.ToHexString(), clock.GetUtcNow(), static (_, _) => true);
        UploadOutcome? outcome;
        do
        {
            outcome = await WriteAttempts.RunAsync(() => content.BeginAsync(origin, cancellation), transaction => AttemptAsync(transaction, id, changes, cancellation));
        }
        while (outcome is null);
        return outcome;
    }

    // Null when it is worth another try: who had the bytes has just been erased.
    private async Task<UploadOutcome?> AttemptAsync(WriteTransaction transaction, Guid id, ItemChanges changes, CancellationToken cancellation)
    {
        if (!await transaction.Uploads.TakeAsync(id, cancellation))
        {
            return new UploadOutcome.TooLate();
        }

        await transaction.BeginPartAsync(WritePart.Asset, null, cancellation); // the upload is taken, whatever comes of the asset
        var written = await transaction.CreateAsync(_type, changes, cancellation);
        UploadOutcome? outcome = written switch
        {
            { IsWritten: true } => new UploadOutcome.Taken(written.Id, IsNew: true),
            { Problems: [KeyTaken taken] } => taken.Existing is { } existing ? new UploadOutcome.Taken(existing.Id, IsNew: false) : null,
            _ => new UploadOutcome.Refused(written.Problems),
        };
        return outcome is UploadOutcome.Taken && await transaction.TryCommitAsync(cancellation) is { IsEmpty: false } unfit ? new UploadOutcome.Refused(unfit) : outcome;
    }

    private ItemChanges ChangesOf(string announced, KeptFile file)
    {
        using var json = JsonDocument.Parse(announced);
        var (value, _) = VariableCoercer.CoerceAlone(schema.AllTypes[MutationField.New(_type).Input]!, json.RootElement);
        var input = InputReader.ReadSnapshot(catalog, _type, (ObjectValue)value);
        foreach (var reference in input.References)
        {
            // The item existed for the writer when it was named; the database knows whether it is still there.
            var named = (string)((LeafValue)((ObjectValue)reference.By).Find("id")!).Current!;
            reference.Found(GlobalId.TryParse(named, out var target) ? target.Id : Guid.Empty);
        }

        input.Changes[_type.Fields.Single(field => field.Member == nameof(Asset.Sha256))] = file.Sha256;
        return input.Changes;
    }
}
