using System.Collections.Immutable;
using System.Globalization;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Releases;

/// <summary>Why a change of a release cannot be applied.</summary>
/// <param name="Change">The change's number.</param>
/// <param name="Problem">Why; its path leads into the change's input.</param>
public sealed record ReleaseProblem(int Change, WriteProblem Problem)
{
    /// <summary>The same problem with the change in its path.</summary>
    internal WriteProblem InRelease => Problem.Below(["changes", Change.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Problems of one change.</summary>
    internal static ImmutableArray<ReleaseProblem> Of(int change, IEnumerable<WriteProblem> problems) => [.. problems.Select(problem => new ReleaseProblem(change, problem))];
}
