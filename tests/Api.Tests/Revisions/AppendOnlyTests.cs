using Expect.Api.Tests.Infrastructure;
using Npgsql;

namespace Expect.Api.Tests.Revisions;

/// <summary>What the roles of the service may do with the past: add to it and read it, nothing else.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class AppendOnlyTests(ServiceFixture service)
{
    [Theory]
    [InlineData("expect_writer", "revisions", "INSERT,SELECT")]
    [InlineData("expect_writer", "changes", "INSERT,SELECT")]
    [InlineData("expect_writer", "status_history", "SELECT")]
    [InlineData("expect_reader", "revisions", "SELECT")]
    [InlineData("expect_reader", "changes", "SELECT")]
    [InlineData("expect_reader", "status_history", "SELECT")]
    public async Task A_role_has_these_rights_and_no_other(string role, string table, string rights) => Assert.Equal(rights, await service.ScalarAsync(
        $"select string_agg(privilege_type, ',' order by privilege_type) from information_schema.role_table_grants where grantee = '{role}' and table_name = '{table}'"));

    [Theory]
    [InlineData("update revisions set reason = 'rewritten'")]
    [InlineData("update revisions set actor_id = null")]
    [InlineData("delete from revisions")]
    [InlineData("truncate revisions")]
    [InlineData("alter table revisions disable trigger all")]
    [InlineData("drop table revisions cascade")]
    [InlineData("update changes set is_visible = 7")]
    [InlineData("delete from changes")]
    [InlineData("truncate changes")]
    [InlineData("alter table expertise_offers disable trigger changes_changed")]
    [InlineData("drop trigger transition on expertise_offers")]
    [InlineData("update lifecycle_transitions set to_status = 'DRAFT'")]
    [InlineData("select prune_changes('0')")]
    public async Task The_writer_cannot_rewrite_the_past(string sql)
    {
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var attempt = new NpgsqlCommand($"set local role expect_writer; {sql}", connection, transaction);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => attempt.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
