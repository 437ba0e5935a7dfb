using System.Collections.Immutable;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>Brings items to the statuses that their rows name.</summary>
internal sealed class BulkMoves(DbContext context, WritableType type, WriteOrigin origin)
{
    private readonly Dictionary<Content, BulkWay> _ways = [];

    /// <summary>How new items come to a status other than the first: the database lets none begin elsewhere.</summary>
    public IReadOnlyDictionary<Content, BulkWay> Ways => _ways;

    /// <summary>
    /// Moves an item, each move by its rules; whether there was one. A new item goes all the way along its life cycle, one that is
    /// there takes one step, as by itself.
    /// </summary>
    public bool Move(BulkItem row, bool isNew)
    {
        var (item, to) = (row.Item!, row.Row.Status);
        if (to is null || to == LifecycleAccess.StatusOf(item))
        {
            return false;
        }

        if (!origin.MayMove(type, to))
        {
            row.Problems.Add(new NotAllowed(["status"]));
            return false;
        }

        var first = LifecycleAccess.StatusOf(item)!;
        var way = (isNew ? LifecycleAccess.Of(item).Way(item, to) : null) ?? [to];
        foreach (var step in way)
        {
            var problems = LifecycleAccess.Of(item).Move(item, step, origin.Now, null);
            row.Problems.AddRange(problems.Select(problem => problem is InvalidMove ? problem with { Path = ["status"] } : problem));
            if (!problems.IsEmpty)
            {
                return false;
            }
        }

        if (isNew)
        {
            _ways.Add(item, new BulkWay(first, way));
        }

        return true;
    }

    /// <summary>Sets what was decided in the past, which is not decided again; but the life cycle must lead there.</summary>
    public bool Record(BulkItem row)
    {
        var item = row.Item!;
        foreach (var (member, value) in row.Row.Record!.Values)
        {
            Set(item, member, value);
        }

        if (row.Row.Status is not { } status)
        {
            return false;
        }

        if (LifecycleAccess.Of(item).Way(item, status) is null)
        {
            row.Problems.Add(new InvalidMove(LifecycleAccess.StatusOf(item)!, status, LifecycleAccess.Of(item).Next(item), ["status"]));
            return false;
        }

        Set(item, nameof(IHasLifecycle<ContentStatus>.Status), status);
        return true;
    }

    private void Set(Content item, string member, object? value)
    {
        var property = context.Entry(item).Property(member);
        property.CurrentValue = ValueConversion.To(property.Metadata.ClrType, value);
    }
}

/// <summary>A way along a life cycle.</summary>
/// <param name="First">Where it begins.</param>
/// <param name="Steps">The statuses after that, to the last.</param>
internal sealed record BulkWay(string First, ImmutableArray<string> Steps);
