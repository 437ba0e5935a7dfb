using System.Globalization;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Properties;

/// <summary>A database with schedules in the year 2500, and a service over it.</summary>
public sealed class ScheduledContent(ServiceFixture service) : IAsyncLifetime
{
    // About a third begins in the year 2500, a third ends in it; moments are those of days.
    private const string Schedules = """
        begin;
        set local session_replication_role = replica;
        do $$
        declare tab text;
        begin
            foreach tab in array '{expertise_offers,practices,projects,articles,organizations}'::text[] loop
                execute format(
                    'update %I set publish_at = timestamptz ''2500-01-01Z'' + abs(hashtext(id::text || ''from'')) %% 365 * interval ''1 day''
                     where abs(hashtext(id::text)) %% 3 = 0 and unpublish_at is null', tab);
                execute format(
                    'update %I set unpublish_at = timestamptz ''2500-01-01Z'' + abs(hashtext(id::text || ''to'')) %% 365 * interval ''1 day''
                     where abs(hashtext(id::text)) %% 3 = 1', tab);
            end loop;
        end $$;
        commit;
        """;

    private NpgsqlDataSource? _source;
    private WebApplication? _application;

    /// <summary>Asks as an editor, who may look ahead.</summary>
    public HttpClient Editor { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var database = await service.CreateDatabaseAsync($"moments-{Guid.NewGuid():N}");
        _source = NpgsqlDataSource.Create(database);
        await using (var schedules = _source.CreateCommand(Schedules))
        {
            await schedules.ExecuteNonQueryAsync();
        }

        _application = await ServiceFixture.StartServiceAsync(database);
        Editor = ServiceFixture.EditorOf(_application);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Editor?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        if (_source is not null)
        {
            await _source.DisposeAsync();
        }
    }

    /// <summary>The schedules of all items of a type, public or not.</summary>
    internal async Task<List<Schedule>> OfAsync(CatalogType type)
    {
        var owner = type.Name == "ExpertiseOffer" ? "territory_id" : "null::uuid";
        await using var command = _source!.CreateCommand($"select id, {owner}, status, publish_at, unpublish_at from {type.Table}");
        await using var rows = await command.ExecuteReaderAsync();
        var schedules = new List<Schedule>();
        while (await rows.ReadAsync())
        {
            schedules.Add(new Schedule(
                new GlobalId(type.Name, rows.GetGuid(0)).ToString(), rows.IsDBNull(1) ? null : new GlobalId("Territory", rows.GetGuid(1)).ToString(), rows.GetString(2),
                rows.IsDBNull(3) ? null : rows.GetDateTime(3), rows.IsDBNull(4) ? null : rows.GetDateTime(4)));
        }

        return schedules;
    }

    /// <summary>How many fundings are of projects that are public at a moment.</summary>
    internal async Task<long> FundingsAsync(string at)
    {
        await using var command = _source!.CreateCommand($"""
            select count(*) from fundings f join projects p on p.id = f.project_id
            where p.status = 'PUBLISHED' and coalesce(p.publish_at, '-infinity') <= '{at}' and coalesce(p.unpublish_at, 'infinity') > '{at}'
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <param name="Id">The item's global id.</param>
    /// <param name="Owner">The territory that makes the offer; null for other types.</param>
    /// <param name="Status">Its status.</param>
    /// <param name="From">From when on it is public; null for always.</param>
    /// <param name="To">Until when; null for ever.</param>
    internal sealed record Schedule(string Id, string? Owner, string Status, DateTime? From, DateTime? To)
    {
        /// <summary>Whether it is public at a moment.</summary>
        public bool IsPublic(string at)
        {
            var moment = DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            return Status == "PUBLISHED" && (From is null || From <= moment) && (To is null || To > moment);
        }
    }
}
