using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Npgsql;

namespace Expect.Api.Tests.Writing;

/// <summary>A write that the database does not do: what is told, and what stays.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class FailedWriteTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Two = """
        mutation ($id: ID!) {
          first: createTheme(input: { code: "first", name: [{ language: FR, value: "Premier" }] }) { theme { code } errors { ... on Error { message } } }
          second: updateExpertiseOffer(input: { id: $id, version: 1, yearlyCapacity: 7 }) { expertiseOffer { yearlyCapacity } errors { ... on Error { message } } }
        }
        """;

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() =>
        _service = await WritingService.StartAsync(fixture, $"failed_{Guid.NewGuid():n}", KeyValuePair.Create<string, string?>(WebHost.StatementTimeoutSetting, "500ms"));

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_field_that_waited_too_long_is_named_with_those_that_were_written_before_it()
    {
        var id = await _service.CreateOfferAsync("held");
        await using var other = await HoldAsync("select 1 from expertise_offers where slug = 'held' for update");

        var answer = await ServiceFixture.AskAsync(_service.Editor, Two, new { id });

        var error = answer.GetProperty("errors").EnumerateArray().Single();
        Assert.Equal("TIMEOUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""["second"]""", error.GetProperty("path").GetRawText());
        Assert.Equal(
            "The write took too long, perhaps because others write the same; nothing of it is kept. Try again. Written before it: first.", error.GetProperty("message").GetString());
        Assert.Equal("1 ", await _service.ScalarAsync("select concat(count(*), ' ', (select yearly_capacity from expertise_offers where slug = 'held')) from themes where code = 'first'"));
    }

    [Fact]
    public async Task A_connection_that_is_lost_leaves_it_open_whether_the_write_is_there()
    {
        var id = await _service.CreateOfferAsync("lost");
        await using var other = await HoldAsync("select 1 from expertise_offers where slug = 'lost' for update");
        var asked = ServiceFixture.AskAsync(
            _service.Editor, "mutation ($id: ID!) { updateExpertiseOffer(input: { id: $id, version: 1, yearlyCapacity: 7 }) { errors { ... on Error { message } } } }", new { id });
        while (!asked.IsCompleted)
        {
            await _service.ScalarAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        }

        var error = (await asked).GetProperty("errors").EnumerateArray().Single();
        Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""["updateExpertiseOffer"]""", error.GetProperty("path").GetRawText());
        Assert.StartsWith("The database cannot be reached, and may have been lost while it wrote.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Idempotency-Key", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<NpgsqlConnection> HoldAsync(string sql)
    {
        var connection = new NpgsqlConnection(_service.ConnectionString);
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"begin; {sql}", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }
}
