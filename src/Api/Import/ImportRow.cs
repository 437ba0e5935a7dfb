using Expect.Api.GraphQL.Mutations;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import;

/// <summary>A row of an import that has been read.</summary>
/// <param name="Number">Its place among all rows, from 0.</param>
/// <param name="Input">What it says.</param>
internal sealed record ImportRow(int Number, ItemInput Input)
{
    /// <summary>Whether it could be read at all.</summary>
    public bool IsRow { get; init; }

    /// <summary>What it says of the past; null when it is written as of now.</summary>
    public BulkRecord? Record { get; init; }

    /// <summary>The row for the writer, once the items that it names have been looked for.</summary>
    public BulkRow ToBulk() => new(Number, Input.Changes)
    {
        Id = Input.Id == Guid.Empty ? null : Input.Id, Status = Input.To, Problems = Input.Problems.ToImmutable(), Record = Record,
    };
}
