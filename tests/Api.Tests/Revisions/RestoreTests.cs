using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;

namespace Expect.Api.Tests.Revisions;

/// <summary>Of every type that can be written: what is changed and restored says again what it said, to the last part and language.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class RestoreTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;
    private HttpClient _writer = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, "restored_revisions");
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        _writer = _service.With(await tokens.CreateAsync(
            new NewApiToken("Test", [Role.EDITOR, Role.FUNDING_OFFICER], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None)); // sees all that it writes
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _writer.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_former_revision_of_any_type_is_restored_whole()
    {
        var types = MutationCatalog.Of(PersistenceServices.BuildCatalog()).Types.All.Select(type => type.Name).ToList();
        Assert.Equal(types.Order(StringComparer.Ordinal), ItemSamples.ByType.Keys.Order(StringComparer.Ordinal));
        foreach (var type in types)
        {
            await CheckAsync(type, ItemSamples.ByType[type]);
        }
    }

    private async Task CheckAsync(string type, ItemSamples.Sample sample)
    {
        var (id, first) = sample.Create is { } values ? (await WriteAsync("create", type, values), 1) : (await UpdateAsync(type, await ExistingAsync(type, sample.Existing!), 1, new { }), 2);
        await UpdateAsync(type, id, first, sample.Update);
        await WriteAsync("restore", type, new { id, version = first + 1, revision = first });
        await UpdateAsync(type, id, first + 2, new { }); // reads it back from the database
        Assert.True(GlobalId.TryParse(id, out var item));

        async Task<object?> AskAsync(string sql) => await _service.ScalarAsync($"select {sql} from revisions a, revisions b where a.item_id = '{item.Id}' and b.item_id = a.item_id and a.version = {first}");
        Assert.True(await AskAsync($"bool_or(a.snapshot <> b.snapshot) filter (where b.version = {first} + 1)") is true, $"The change of a {type} changes nothing.");
        Assert.True(await AskAsync($"bool_and(a.snapshot = b.snapshot) filter (where b.version in ({first} + 2, {first} + 3))") is true, $"{type}: {await AskAsync("string_agg(b.version || ' ' || b.snapshot, E'\\n' order by b.version)")}");
        Assert.True(await AskAsync($"(array_agg(b.changed_fields) filter (where b.version = {first} + 1) = array_agg(b.changed_fields) filter (where b.version = {first} + 2))") is true, $"{type}: what was changed is not what was restored.");
        Assert.Equal($"{first},{first + 1},{first + 2},{first + 3}", await AskAsync($"string_agg(b.version::text, ',' order by b.version) filter (where b.version >= {first})"));
    }

    private async Task<string> ExistingAsync(string type, string sql) => new GlobalId(type, (Guid)(await _service.ScalarAsync(sql))!).ToString();

    private async Task<string> UpdateAsync(string type, string id, int version, object values)
    {
        var input = JsonSerializer.SerializeToNode(values)!.AsObject();
        input["id"] = id;
        input["version"] = version;
        return await WriteAsync("update", type, input);
    }

    private async Task<string> WriteAsync(string verb, string type, object input)
    {
        var (field, item) = ($"{verb}{type}{(verb == "restore" ? "Revision" : "")}", char.ToLowerInvariant(type[0]) + type[1..]);
        var answer = await ServiceFixture.AskAsync(
            _writer, $"mutation ($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {item} {{ id }} errors {{ __typename ... on Error {{ message }} ... on ValidationError {{ code path }} ... on NotFoundError {{ path }} }} }} }}",
            new { input });
        Assert.False(answer.TryGetProperty("errors", out var refusal), refusal.ValueKind == JsonValueKind.Undefined ? "" : $"{field}: {refusal}");
        var payload = answer.GetProperty("data").GetProperty(field);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{field}: {payload}");
        Assert.True(payload.GetProperty(item).ValueKind == JsonValueKind.Object, $"{field}: {payload}, {JsonSerializer.Serialize(input)}");
        return payload.GetProperty(item).GetProperty("id").GetString()!;
    }
}
