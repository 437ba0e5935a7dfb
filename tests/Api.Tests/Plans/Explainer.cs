using System.Globalization;
using System.Text;
using System.Text.Json;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Shape;
using Npgsql;

namespace Expect.Api.Tests.Plans;

/// <summary>Asks the database how it executes a statement.</summary>
internal static class Explainer
{
    private const string Explain = "explain (analyze, buffers, timing off, summary off, format json)";
    private const int Warming = 10;

    /// <summary>The plan for the values, as a statement that is not prepared gets it.</summary>
    public static async Task<Explanation> ColdAsync(NpgsqlConnection connection, CompiledStatement statement, IReadOnlyList<object?> values)
    {
        await using var command = new NpgsqlCommand($"{Explain} {statement.Sql}", connection);
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(Parameters.Of(parameter, values[parameter.Slot]));
        }

        return await TwiceAsync(command, statement);
    }

    /// <summary>The plan that a prepared statement has come to after executions with other values.</summary>
    public static async Task<Explanation> WarmAsync(
        NpgsqlConnection connection, CompiledStatement statement, IReadOnlyList<object?> values, IReadOnlyList<object?> frequent)
    {
        var (types, given) = await LiteralsAsync(connection, statement, values);
        var (_, before) = await LiteralsAsync(connection, statement, frequent);
        await ExecuteAsync(connection, $"prepare explained {types} as {statement.Sql}");
        for (var i = 0; i < Warming; i++)
        {
            await ExecuteAsync(connection, $"execute explained {before}");
        }

        await using var command = new NpgsqlCommand($"{Explain} execute explained {given}", connection);
        var explanation = await TwiceAsync(command, statement);
        await ExecuteAsync(connection, "deallocate explained");
        return explanation;
    }

    // EXECUTE takes no parameters: the database itself writes the values as literals.
    private static async Task<(string Types, string Values)> LiteralsAsync(
        NpgsqlConnection connection, CompiledStatement statement, IReadOnlyList<object?> values)
    {
        var (types, literals) = (new List<string>(), new List<string>());
        foreach (var parameter in statement.Parameters)
        {
            await using var command = new NpgsqlCommand("select pg_typeof($1)::text, quote_nullable($1::text)", connection);
            command.Parameters.Add(Parameters.Of(parameter, values[parameter.Slot]));
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            types.Add(reader.GetString(0));
            literals.Add(reader.GetString(1));
        }

        return types.Count == 0 ? ("", "") : ($"({string.Join(", ", types)})", $"({string.Join(", ", literals)})");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Explanation> TwiceAsync(NpgsqlCommand command, CompiledStatement statement)
    {
        // The first run may read the catalogue; what is asserted is what every later run touches.
        await command.ExecuteScalarAsync();
        return Read(statement.Sql, (string)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>What an explanation of the service itself says.</summary>
    public static Explanation Read(StatementExplanation explanation) => Read(explanation.Sql, explanation.Plan);

    private static Explanation Read(string sql, string json)
    {
        using var plan = JsonDocument.Parse(json);
        var root = plan.RootElement[0].GetProperty("Plan");
        var (text, scanned) = (new StringBuilder(sql).AppendLine(), new List<string>());
        Describe(root, 1, text, scanned);
        return new Explanation(Buffers(root), scanned, Descents(root), text.ToString());
    }

    private static void Describe(JsonElement node, int depth, StringBuilder text, List<string> scanned)
    {
        string Value(string name) => node.TryGetProperty(name, out var value) ? $" {value}" : "";
        var kind = node.GetProperty("Node Type").GetString();
        if (kind is "Seq Scan")
        {
            scanned.Add(node.GetProperty("Relation Name").GetString()!);
        }

        text.Append(' ', depth * 2)
            .Append(CultureInfo.InvariantCulture, $"{kind}{Value("Index Name")}{Value("Relation Name")}{Value("Alias")}: {Buffers(node)} buffers,")
            .Append(CultureInfo.InvariantCulture, $"{Value("Actual Rows")} rows,{Value("Actual Loops")} loops,{Value("Plan Rows")} expected")
            .AppendLine($"{Value("Index Cond")}{Value("Filter")}{Value("Sort Key")}");
        if (node.TryGetProperty("Plans", out var children))
        {
            foreach (var child in children.EnumerateArray())
            {
                Describe(child, depth + 1, text, scanned);
            }
        }
    }

    // A scan of a bitmap's pages goes down no index: the one below it does.
    private static long Descents(JsonElement node)
    {
        var entered = node.GetProperty("Node Type").GetString() is "Seq Scan" or "Index Scan" or "Index Only Scan" or "Bitmap Index Scan"
            ? node.GetProperty("Actual Loops").GetInt64()
            : 0;
        return entered + (node.TryGetProperty("Plans", out var children) ? children.EnumerateArray().Sum(Descents) : 0);
    }

    private static long Buffers(JsonElement node) =>
        node.GetProperty("Shared Hit Blocks").GetInt64() + node.GetProperty("Shared Read Blocks").GetInt64();
}
