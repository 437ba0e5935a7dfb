using System.Collections.Immutable;
using System.Text.Json;
using Expect.Persistence.Writing;

namespace Expect.Api.Import.Formats;

/// <summary>The columns of a table, each with the member of a row that its cells say something of.</summary>
internal sealed class CsvColumns
{
    private readonly ImmutableArray<CsvMember> _members;
    private readonly int _count;

    private CsvColumns(ImmutableArray<CsvMember> members, int count, SourceRow? problem) => (_members, _count, Problem) = (members, count, problem);

    /// <summary>What is wrong with the columns; null when nothing is.</summary>
    public SourceRow? Problem { get; }

    /// <summary>The columns of these names: a field, or a field and after a point a language, a key or a part.</summary>
    public static CsvColumns Of(string[] names, WritableType type, CsvTargets targets)
    {
        var members = new List<CsvMember>();
        for (var i = 0; i < names.Length; i++)
        {
            var (name, part) = names[i].Trim().Split('.', 2) is [var first, var second] ? (first, second) : (names[i].Trim(), "");
            var member = members.FirstOrDefault(known => known.Name == name);
            if (member is null && CsvMember.Of(name, type) is { } found)
            {
                members.Add(member = found);
            }

            if (member is null || !member.TryAdd(i, part, targets))
            {
                return Refused($"There is no column \"{names[i]}\" for {type.Name}. The columns are the fields of its input, texts with a language as in \"title.fr\", references with a key as in \"territory.slug\".");
            }
        }

        return members.Count == 0 ? Refused("The first line names the columns, but it is empty.") : new CsvColumns([.. members], names.Length, null);
    }

    /// <summary>A row from its cells. An empty cell says nothing.</summary>
    public SourceRow Read(string[] cells)
    {
        if (cells.Length > _count)
        {
            return SourceRow.Unreadable("row.csv", $"The row has {cells.Length} values for {_count} columns. Put values that hold the separator between quotation marks.");
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in _members)
            {
                member.Write(json, cells);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return new SourceRow(document.RootElement.Clone());
    }

    private static CsvColumns Refused(string message) => new([], 0, SourceRow.NoRows("columns", message));
}
