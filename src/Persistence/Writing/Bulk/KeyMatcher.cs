using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>Finds the items that are there already by the keys that rows give: one question for each key, not for each row.</summary>
/// <param name="keys">The keys, those that count first at the front.</param>
internal sealed class KeyMatcher(ImmutableArray<NaturalKey> keys)
{
    private readonly HashSet<Guid> _ids = [];
    private readonly ImmutableArray<HashSet<string>> _values = [.. keys.Select(_ => new HashSet<string>(StringComparer.Ordinal))];

    /// <summary>Gives rows the ids of their items.</summary>
    public async Task MatchAsync(NpgsqlConnection connection, IReadOnlyList<BulkItem> items, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            var given = items.Where(item => item.Id is null).SelectMany(item => key.ValuesOf(item.Row.Changes).Select(values => (item, values))).ToList();
            if (given.Count > 0)
            {
                await MatchAsync(connection, key, given, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives rows a problem that are about the same item as an earlier one.</summary>
    public void RefuseSeconds(IReadOnlyList<BulkItem> items)
    {
        foreach (var item in items)
        {
            RefuseSecond(item);
        }
    }

    private static async Task MatchAsync(NpgsqlConnection connection, NaturalKey key, List<(BulkItem Item, object[] Values)> given, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql(key), connection);
        for (var i = 0; i < key.Parts.Length; i++)
        {
            var values = Array.CreateInstance(given[0].Values[i].GetType(), given.Count);
            for (var row = 0; row < given.Count; row++)
            {
                values.SetValue(given[row].Values[i], row);
            }

            command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | StoreTypes.Of(key.Parts[i].Type) });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            given[(int)reader.GetInt64(0) - 1].Item.Id ??= reader.GetGuid(1);
        }
    }

    private static string Sql(NaturalKey key)
    {
        var arrays = string.Join(", ", key.Parts.Select((part, i) => $"${i + 1}::{part.Type}[]"));
        var names = string.Join(", ", key.Parts.Select((_, i) => $"v{i}"));
        var equal = string.Join(" and ", key.Parts.Select((part, i) => $"t.{part.Column} = v.v{i}"));
        var among = key.Among is null ? key.Table : $"(select * from {key.Table} where {key.Among})";
        return $"select v.n, t.{key.IdColumn} from unnest({arrays}) with ordinality as v ({names}, n) join {among} t on {equal}";
    }

    private void RefuseSecond(BulkItem item)
    {
        if (item.Id is { } id && !_ids.Add(id))
        {
            item.Problems.Add(Twice(["id"]));
            return;
        }

        for (var k = 0; k < keys.Length; k++)
        {
            var known = _values[k];
            if (keys[k].ValuesOf(item.Row.Changes).Any(values => !known.Add(string.Join('\n', values))))
            {
                item.Problems.Add(Twice(keys[k].Path));
                return;
            }
        }
    }

    private static InvalidInput Twice(ImmutableArray<string> path) => new("row.twice", "An earlier row is about this item already: give each item in one row.", path);
}
