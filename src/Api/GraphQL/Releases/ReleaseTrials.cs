using System.Collections.Immutable;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Releases;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Releases;

/// <summary>
/// Applies releases to look at what comes of it, and rolls everything back. What a trial has written is held for as long as it
/// lasts, so it ends by itself before others give up waiting. Thread-safe.
/// </summary>
public sealed class ReleaseTrials(ContentCatalog catalog, MutationCatalog mutations, ISchema schema, ContentStore store, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Applies a release as the viewer would publish it.</summary>
    /// <param name="id">The release.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="then">Looks at what has come of it: the release, null when there is none for the viewer, and what stands in its way.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">It took too long.</exception>
    internal async Task<T> RunAsync<T>(
        Guid id, Viewer viewer, Func<WriteTransaction, PendingRelease?, ImmutableArray<ReleaseProblem>, CancellationToken, Task<T>> then, CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(Patience);
        var scope = new MutationScope(catalog, mutations, schema, viewer, PublicationContext.Default.Languages[0]);
        try
        {
            return await WriteAttempts.RunAsync(
                () => store.BeginTrialAsync(MutationPipeline.OriginOf(viewer, clock), bounded.Token),
                async transaction =>
                {
                    var release = viewer.IsEditor ? await transaction.Releases.FindAsync(scope.Types, id, isHeld: false, bounded.Token) : null;
                    var problems = release is { IsPending: true }
                        ? await new ReleaseReplay(scope, new MutationExecutor(scope)).ApplyAsync(transaction, release, bounded.Token)
                        : [];
                    return await then(transaction, release, problems, bounded.Token);
                });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RequestRefusedException(
                ErrorCode.Timeout, $"Nothing of a release is applied for longer than {Patience.TotalSeconds:0} seconds just to look at it. Ask for less, or prepare smaller releases.");
        }
    }
}
