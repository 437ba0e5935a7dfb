using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Planning;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>
/// Finds the items that rows name, as the read engine shows them to the writer: one list for each type and key, not a question for
/// each row. What was found once is known for all rows that follow.
/// </summary>
internal sealed class RowReferences(Func<PlanningContext> planning, Viewer viewer)
{
    private const int MaxAtOnce = 200;

    private readonly Dictionary<ItemKey, Guid?> _known = [];

    /// <summary>Finds them; the rows get their ids, and a problem for each that was not found.</summary>
    public async Task ResolveAsync(WriteTransaction transaction, IReadOnlyList<RowName> names, CancellationToken cancellation)
    {
        await FindAsync(transaction, names.Select(name => name.Key), cancellation);
        foreach (var name in names)
        {
            name.Resolve(_known[name.Key]);
        }
    }

    /// <summary>Those of some items that the writer can see.</summary>
    public async Task<ImmutableHashSet<Guid>> VisibleAsync(WriteTransaction transaction, CatalogType type, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var keys = ids.Select(id => ItemKey.Of(type, id)).ToList();
        await FindAsync(transaction, keys, cancellation);
        return [.. keys.Select(key => _known[key]).OfType<Guid>()];
    }

    private async Task FindAsync(WriteTransaction transaction, IEnumerable<ItemKey> keys, CancellationToken cancellation)
    {
        var unknown = keys.Where(key => !_known.ContainsKey(key)).Distinct().ToList();
        await ListAsync(transaction, [.. unknown.Where(key => key.IsListed).GroupBy(key => (key.Type.Name, key.Lookup.Name)).Select(group => group.ToList())], cancellation);
        foreach (var some in unknown.Where(key => key.HasFormer && !_known.ContainsKey(key)).Chunk(MaxAtOnce))
        {
            await LookUpAsync(transaction, some, cancellation);
        }

        foreach (var key in unknown)
        {
            _known.TryAdd(key, null);
        }
    }

    private async Task ListAsync(WriteTransaction transaction, List<List<ItemKey>> groups, CancellationToken cancellation)
    {
        using var answer = await ReadAsync(transaction, lists => groups.Select((keys, i) => (RootField)lists.Plan($"l{i}", keys)), cancellation);
        for (var i = 0; i < groups.Count; i++)
        {
            var byText = groups[i].ToDictionary(key => key.Text);
            foreach (var item in answer!.RootElement.GetProperty($"l{i}").EnumerateArray())
            {
                if (byText.TryGetValue(KeyLists.TextIn(item, groups[i][0]), out var key))
                {
                    _known[key] = KeyLists.IdIn(item);
                }
            }
        }
    }

    private async Task LookUpAsync(WriteTransaction transaction, ItemKey[] keys, CancellationToken cancellation)
    {
        using var answer = await ReadAsync(transaction, lists => keys.Select((key, i) => (RootField)lists.One($"l{i}", key)), cancellation);
        for (var i = 0; i < keys.Length; i++)
        {
            _known[keys[i]] = KeyLists.IdIn(answer!.RootElement.GetProperty($"l{i}"));
        }
    }

    // Null when nothing is asked for.
    private async Task<JsonDocument?> ReadAsync(WriteTransaction transaction, Func<KeyLists, IEnumerable<RootField>> plan, CancellationToken cancellation)
    {
        var context = planning();
        var roots = plan(new KeyLists(context)).ToImmutableArray();
        if (roots.IsEmpty)
        {
            return null;
        }

        var planned = context.Finish(roots);
        var output = new ArrayBufferWriter<byte>();
        await transaction.ReadAsync(SqlRenderer.Render(planned.Plan), planned.Resolve([null, viewer]), output, cancellation);
        return JsonDocument.Parse(output.WrittenMemory);
    }
}
