using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.Security;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Writing.Releases;

namespace Expect.Api.GraphQL.Releases;

/// <summary>Answers a query as if a release had been published. Thread-safe.</summary>
public sealed class ReleasePreview(ReleaseTrials trials)
{
    /// <summary>Runs a compiled query.</summary>
    /// <param name="compiled">The query.</param>
    /// <param name="id">The release.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="language">BCP 47 tag of the language of messages.</param>
    /// <param name="output">Where the value of <c>data</c> goes, complete or not at all.</param>
    /// <param name="explanations">Where the explanations of its statements go; null when nobody wants them.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">There is no such release, or its changes no longer apply.</exception>
    public Task ExecuteAsync(
        CompiledOperation compiled, Guid id, Viewer viewer, string language, IBufferWriter<byte> output, List<StatementExplanation>? explanations, CancellationToken cancellation) =>
        trials.RunAsync(id, viewer, async (transaction, release, problems, bounded) =>
        {
            if (release is not { IsPending: true })
            {
                throw new RequestRefusedException(ErrorCode.BadUserInput, release is null
                    ? "There is no such release. Check its id, or leave out the argument release of @inContext."
                    : "This release is published or given up: there is nothing to preview. Leave out the argument release of @inContext.");
            }

            if (!problems.IsEmpty)
            {
                throw new RequestRefusedException([.. problems.Select(problem => ErrorOf(release, problem, language))]);
            }

            await transaction.PreviewAsync(compiled.Read, compiled.Values, output, explanations, bounded);
            return true;
        }, cancellation);

    private static RequestError ErrorOf(PendingRelease release, ReleaseProblem problem, string language) => new(
        ErrorCode.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"Change {problem.Change} of the release, {release.Changes.First(change => change.Number == problem.Change).Mutation}, no longer applies. {ProblemMessages.Of(problem.Problem, language)}"));
}
