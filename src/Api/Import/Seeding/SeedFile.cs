using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Import.Formats;
using Expect.Persistence.Reading;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>
/// A file of content that comes with the application: rows of one type as imports take them, each with a readable <c>key</c> from
/// which its id follows. Where an item has no readable key of its own, others name it by that: <c>{"key": "Source:demo"}</c>.
/// </summary>
/// <param name="Path">Where it is.</param>
/// <param name="Type">Name of the items' type.</param>
internal sealed record SeedFile(string Path, string Type)
{
    /// <summary>The files of a folder, in the order in which they are read: <c>08-ExpertiseOffer.ndjson</c>.</summary>
    public static IEnumerable<SeedFile> In(string folder) =>
        from path in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "data", "seed", folder)).Order(StringComparer.Ordinal)
        select new SeedFile(path, System.IO.Path.GetFileNameWithoutExtension(path).Split('-')[1]);

    /// <summary>The rows.</summary>
    public async IAsyncEnumerable<SourceRow> Rows(WritableType type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var mixed = type.Fields.Where(field => field.Form == WritableForm.MixedReferences).Select(field => field.Name).ToList();
        await foreach (var line in File.ReadLinesAsync(Path, cancellation))
        {
            var row = (JsonObject)JsonNode.Parse(line)!;
            foreach (var (name, value) in row.ToList())
            {
                row[name] = mixed.Contains(name) ? new JsonArray([.. value!.AsArray().Select(key => (JsonNode)GlobalIdOf((string)key!))]) : WithIds(value);
            }

            yield return new SourceRow(JsonSerializer.SerializeToElement(row));
        }
    }

    // An object of a key alone names an item: by its id from here on.
    private static JsonNode? WithIds(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } item when item[RowTypes.Key] is { } key => new JsonObject { [RowTypes.Id] = GlobalIdOf((string)key!) },
        JsonObject item => new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, WithIds(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithIds)]),
        _ => node?.DeepClone(),
    };

    // A key begins with the type's name.
    private static string GlobalIdOf(string key) => new GlobalId(key[..key.IndexOf(':', StringComparison.Ordinal)], RecordKeys.IdOf(key)).ToString();
}
