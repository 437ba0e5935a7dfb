using Expect.Domain;
using Expect.Domain.Funding;
using Expect.Domain.Labels;
using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>The database allows the moves of the domain's life cycles and no other, and new items only where a life cycle begins.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class LifecycleRulesTests(RulesFixture rules)
{
    // Tries every status as the first of a row, and every move between two, with all other rules of the table put aside.
    private const string TryAll = """
        create temporary table tried (what text) on commit drop;
        grant insert on tried to expect_writer;
        do $$
        declare
            rule record;
            columns text;
            former text;
            next text;
            statuses text[] := '{{{0}}}';
        begin
            for rule in select conname from pg_constraint where conrelid = '{1}'::regclass and contype = 'c' loop
                execute format('alter table {1} drop constraint %I', rule.conname);
            end loop;
            alter table {1} disable trigger user;
            alter table {1} enable trigger transition;
            alter table {1} enable trigger first_status;
            select string_agg(quote_ident(attname), ', ') into columns from pg_attribute where attrelid = '{1}'::regclass and attnum > 0 and attgenerated = '' and not attisdropped;
            execute 'create temporary table kept on commit drop as select ' || columns || ' from {1} limit 1';
            grant select, update on kept to expect_writer;
            set local session_replication_role = replica;
            delete from {1};
            foreach former in array statuses loop
                set local session_replication_role = replica;
                execute 'delete from {1}; insert into {1} (' || columns || ') select * from kept';
                foreach next in array statuses loop
                    set local session_replication_role = replica;
                    execute format('update {1} set status = %L', former);
                    set local session_replication_role = origin;
                    begin
                        execute format('update {1} set status = %L', next);
                        insert into tried values (former || '-' || next);
                    exception when check_violation then
                        null;
                    end;
                end loop;
                set local session_replication_role = replica;
                execute 'delete from {1}';
                set local session_replication_role = origin;
                set local role expect_writer;
                begin
                    execute format('update kept set status = %L', former);
                    execute 'insert into {1} (' || columns || ') select * from kept';
                    insert into tried values ('-' || former);
                exception when check_violation then
                    null;
                end;
                reset role;
            end loop;
        end $$;
        """;

    [Fact]
    public Task Content_moves_as_its_life_cycle_says() => Task.WhenAll(
        CheckAsync("expertise_offers", Lifecycles.Content), CheckAsync("practices", Lifecycles.Content), CheckAsync("projects", Lifecycles.Content),
        CheckAsync("organizations", Lifecycles.Content), CheckAsync("articles", Lifecycles.Content));

    [Fact]
    public Task Sessions_move_as_their_life_cycle_says() => CheckAsync("committee_sessions", Lifecycles.CommitteeSession);

    [Fact]
    public Task Applications_for_labels_move_as_their_life_cycle_says() => CheckAsync("label_applications", Lifecycles.LabelApplication);

    [Fact]
    public Task Awards_move_as_their_life_cycle_says() => CheckAsync("label_awards", Lifecycles.LabelAward);

    [Fact]
    public Task Applications_for_funding_move_as_their_life_cycle_says() => CheckAsync("funding_applications", Lifecycles.FundingApplication);

    [Fact]
    public Task Fundings_move_as_their_life_cycle_says() => CheckAsync("fundings", Lifecycles.Funding);

    [Fact]
    public async Task No_table_with_a_status_is_without_its_rules() => Assert.Equal(
        "articles,committee_sessions,expertise_offers,funding_applications,fundings,label_applications,label_awards,organizations,practices,projects,releases",
        await rules.ValueAfterAsync("select 1", """
            select string_agg(c.relname, ',' order by c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'status'
            where c.relkind = 'r' and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname in ('transition', 'first_status')) = 2
                and exists (select 1 from information_schema.columns where table_name = c.relname and column_name = 'updated_at')
            """));

    [Fact]
    public async Task What_the_owner_takes_over_comes_as_it_is() => await rules.AcceptsAsync(
        "insert into committee_sessions (id, label_id, held_on, status) values (id('taken over'), id('label'), '2019-01-20', 'HELD')");

    [Fact]
    public async Task Another_domain_brings_other_rules()
    {
        await using var database = await rules.CopyAsync();
        await using var outdated = database.CreateCommand("""
            delete from lifecycle_transitions where from_status = 'IN_REVIEW'; insert into lifecycle_transitions values ('content', 'DRAFT', 'ARCHIVED'), ('gone', 'A', 'B');
            comment on table lifecycle_transitions is 'another build';
            """);
        await outdated.ExecuteNonQueryAsync();
        await Persistence.LifecycleRules.InstallAsync(database.ConnectionString, CancellationToken.None);
        await using var now = database.CreateCommand("select string_agg(from_status || '-' || to_status, ' ' order by 1) from lifecycle_transitions where lifecycle in ('content', 'gone') and from_status in ('IN_REVIEW', 'DRAFT', 'A')");
        Assert.Equal("DRAFT-IN_REVIEW IN_REVIEW-DRAFT IN_REVIEW-PUBLISHED", string.Join(' ', ((string)(await now.ExecuteScalarAsync())!).Split(' ').Order(StringComparer.Ordinal)));
    }

    private async Task CheckAsync<TStatus>(string table, Lifecycle<TStatus> lifecycle)
        where TStatus : struct, Enum
    {
        static string Name(TStatus status) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());
        var statuses = Enum.GetValues<TStatus>();
        var expected = statuses.SelectMany(from => statuses.Where(to => from.Equals(to) || lifecycle.Allows(from, to)).Select(to => $"{Name(from)}-{Name(to)}"))
            .Append($"-{Name(lifecycle.Initial)}").Order(StringComparer.Ordinal);
        var accepted = (string)(await rules.ValueAfterAsync(string.Format(null, TryAll, string.Join(", ", statuses.Select(Name)), table), "select string_agg(what, ' ') from tried"))!;
        Assert.Equal(expected, accepted.Split(' ').Order(StringComparer.Ordinal));
    }
}
