using System.Globalization;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import;

/// <summary>Counts what comes of the rows of an import, and keeps the first problems.</summary>
internal sealed class ImportTally
{
    /// <summary>The most problems that are kept.</summary>
    public const int MaxProblems = 100;

    /// <summary>The number of what stands for all rows.</summary>
    public const int AllRows = -1;

    private readonly List<BulkProblem> _problems = [];
    private BulkResult _written = BulkResult.Empty;
    private int _count;

    /// <summary>Whether so many rows have problems that no more are looked for in the database.</summary>
    public bool IsFull => _count >= MaxProblems;

    /// <summary>The first problems.</summary>
    public IReadOnlyList<BulkProblem> Problems => _problems;

    /// <summary>Takes note of rows that were written, or that something stands in the way of.</summary>
    public void Add(BulkResult result)
    {
        _written = _written.Plus(result with { Problems = [] });
        Add(result.Problems);
    }

    /// <summary>Takes note of problems.</summary>
    public void Add(IReadOnlyCollection<BulkProblem> problems)
    {
        _count += problems.Count;
        _problems.AddRange(problems.Take(MaxProblems - _problems.Count));
    }

    /// <summary>What came of all rows.</summary>
    /// <param name="problems">The problems that are kept, by row.</param>
    public ImportOutcome Finish(IEnumerable<BulkProblem> problems) => _count == 0
        ? new ImportOutcome(_written.Created, _written.Updated, _written.Unchanged, 0, [])
        : new ImportOutcome(0, 0, 0, _count, [.. problems.OrderBy(problem => problem.Row).Select(Placed)]);

    private static WriteProblem Placed(BulkProblem problem) =>
        problem.Problem.Below(problem.Row == AllRows ? ["rows"] : ["rows", problem.Row.ToString(CultureInfo.InvariantCulture)]);
}
