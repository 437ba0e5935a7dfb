using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Api.Security;
using Expect.Domain;
using Expect.Domain.Identity;
using Expect.Domain.Releases;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Releases;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Releases;

/// <summary>
/// Publishes releases at their moment, in the name of who scheduled them, by the same way as an editor does. Of several nodes
/// one does it. What stands in the way is noted with the release, which is not tried again by itself. Thread-safe.
/// </summary>
public sealed class ReleasePublisher(ContentCatalog catalog, MutationCatalog mutations, ISchema schema, ContentStore store, TimeProvider clock)
{
    private static readonly InvalidInput NoPublisher = new(
        "publisher.gone", "Whoever scheduled the release may publish nothing any more: somebody else has to schedule or publish it.", []);

    /// <summary>The releases whose moment has come.</summary>
    public async Task<IReadOnlyList<DueRelease>> DueAsync(CancellationToken cancellation)
    {
        await using var transaction = await store.BeginAsync(MutationPipeline.OriginOf(Viewer.Anonymous, clock), cancellation);
        return await transaction.Releases.DueAsync(cancellation);
    }

    /// <summary>Publishes a release that is due, or notes why it could not be. Does nothing when another node does it, or when it is due no more.</summary>
    /// <exception cref="WriteFailedException">The database could not be reached, or others held an item too long: it stays due.</exception>
    public async Task PublishAsync(DueRelease due, CancellationToken cancellation)
    {
        var scope = new MutationScope(catalog, mutations, schema, new Viewer(due.ScheduledBy, null, [Role.EDITOR], [Scope.READ, Scope.WRITE], []), "fr");
        var problems = await AttemptAsync(scope, due, transaction => PublishAsync(scope, transaction, due, cancellation), cancellation);
        if (!problems.IsEmpty)
        {
            await AttemptAsync(scope, due, async transaction =>
            {
                await transaction.Releases.FailAsync(scope.Types, due.Id, TextOf(problems), cancellation);
                return [];
            }, cancellation);
        }
    }

    // Commits what leaves no problem, when this node leads and the release is still due.
    private Task<ImmutableArray<WriteProblem>> AttemptAsync(
        MutationScope scope, DueRelease due, Func<WriteTransaction, Task<ImmutableArray<WriteProblem>>> work, CancellationToken cancellation) =>
        WriteAttempts.RunAsync(() => store.BeginAsync(MutationPipeline.OriginOf(scope.Viewer, clock), cancellation), async transaction =>
        {
            if (!await transaction.Releases.TryLeadAsync(cancellation)
                || await transaction.Releases.FindAsync(scope.Types, due.Id, isHeld: true, cancellation) is null
                || !(await transaction.Releases.DueAsync(cancellation)).Contains(due))
            {
                return [];
            }

            var problems = await work(transaction);
            return problems.IsEmpty ? await transaction.TryCommitAsync(cancellation) : problems;
        });

    private static async Task<ImmutableArray<WriteProblem>> PublishAsync(MutationScope scope, WriteTransaction transaction, DueRelease due, CancellationToken cancellation)
    {
        if (due.ScheduledBy is { } account && !await transaction.Releases.IsActiveAsync(account, cancellation))
        {
            return [NoPublisher];
        }

        var executor = new MutationExecutor(scope);
        var field = scope.Mutations.Fields.First(known => known.Command?.Is<PublishRelease>() == true);
        var id = new GlobalId(field.Type.Name, due.Id).ToString();
        var (input, missing) = await executor.ReadAsync(transaction, field, new ObjectValue([new("id", new LeafValue(new ConstantSource(id), id))]), [], cancellation);
        return missing.IsEmpty && await executor.WriteAsync(transaction, field, input, cancellation) is { IsWritten: false } refused ? refused.Problems : missing;
    }

    private static LocalizedText TextOf(ImmutableArray<WriteProblem> problems) => LocalizedText.Of(("en", TextOf(problems, "en", "Change")), ("fr", TextOf(problems, "fr", "Modification")));

    private static string TextOf(ImmutableArray<WriteProblem> problems, string language, string change) => string.Join('\n', problems.Select(problem => problem.Path is ["changes", var number, ..]
        ? string.Create(CultureInfo.InvariantCulture, $"{change} {number}: {ProblemMessages.Of(problem, language)}")
        : ProblemMessages.Of(problem, language)));
}
