using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>Two moves at the same time, each fine alone, never close a circle.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class ConcurrentMovesTests(RulesFixture rules)
{
    [Theory]
    [InlineData("territories", "epci", "epci2")]
    [InlineData("themes", "equality", "other")]
    public async Task Two_moves_into_each_other_do_not_both_succeed(string table, string one, string other)
    {
        await using var seed = rules.Database.CreateCommand(
            "insert into themes (id, code, name, sdg_goals) values (id('other'), 'other', fr('Autre'), '{}') on conflict do nothing");
        await seed.ExecuteNonQueryAsync();
        await using var first = await rules.Database.OpenConnectionAsync();
        await using var second = await rules.Database.OpenConnectionAsync();
        await using var firstMoves = await first.BeginTransactionAsync();
        await using var secondMoves = await second.BeginTransactionAsync();
        await MoveAsync(first, table, one, other);
        var blocked = MoveAsync(second, table, other, one);
        await RulesFixture.WaitsAsync(rules.Database, second.ProcessID, blocked);
        await firstMoves.CommitAsync();
        try
        {
            var error = await Assert.ThrowsAsync<PostgresException>(() => blocked);
            Assert.Equal($"ck_{table}_acyclic", error.ConstraintName);
        }
        finally
        {
            await secondMoves.RollbackAsync();
            await using var undo = rules.Database.CreateCommand($"update {table} set parent_id = null where id = id('{one}')");
            await undo.ExecuteNonQueryAsync();
        }
    }

    private static async Task MoveAsync(NpgsqlConnection connection, string table, string item, string parent)
    {
        await using var move = new NpgsqlCommand($"update {table} set parent_id = id('{parent}') where id = id('{item}')", connection);
        await move.ExecuteNonQueryAsync();
    }
}
