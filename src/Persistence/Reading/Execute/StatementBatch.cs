using System.Collections.Immutable;
using System.Globalization;
using Expect.Persistence.Reading.Shape;
using Npgsql;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Sends statements in one round trip, and reads their rows: the only place that opens readers.</summary>
internal static class StatementBatch
{
    private const string Keep = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)";
    private const string KeepOnTrial = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', $1, true)";

    /// <summary>Runs the statements on a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="read">The read.</param>
    /// <param name="values">One value for each slot of the plan.</param>
    /// <param name="choice">How statements with conditions are planned.</param>
    /// <param name="buffers">Where the rows go.</param>
    /// <param name="explanations">Where the explanations of the statements go; null when nobody wants them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task RunAsync(
        NpgsqlConnection connection, CompiledRead read, IReadOnlyList<object?> values, PlanChoice choice, ReadBuffers buffers, List<StatementExplanation>? explanations,
        CancellationToken cancellationToken)
    {
        if (read.Statements.IsEmpty && explanations is null)
        {
            return; // a match of whose offers nothing is asked
        }

        await using var batch = connection.CreateBatch();
        Fill(batch, read, values, choice, explanations is not null);
        if (explanations is null && (read.IsPrepared || choice.IsKept))
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (choice.IsKept)
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }

        await ReadAsync(reader, read, values, buffers, cancellationToken).ConfigureAwait(false);
        if (explanations is not null)
        {
            await StatementExplainer.ReadAsync(reader, read, values, explanations, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads facts in one round trip.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="reads">What is read, and who takes it.</param>
    /// <param name="values">One value for each slot of the plan.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task ReadFactsAsync(NpgsqlConnection connection, List<FactRead> reads, object?[] values, CancellationToken cancellationToken)
    {
        if (reads.Count == 0)
        {
            return;
        }

        await using var batch = connection.CreateBatch();
        reads.ForEach(read => batch.BatchCommands.Add(Command(read.Statement.Sql, read.Statement, values)));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        foreach (var read in reads)
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                read.Take(reader);
            }

            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A command with the parameters of a statement.</summary>
    public static NpgsqlBatchCommand Command(string sql, CompiledStatement statement, IReadOnlyList<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(Parameters.Of(parameter, values[parameter.Slot]));
        }

        return command;
    }

    private static void Fill(NpgsqlBatch batch, CompiledRead read, IReadOnlyList<object?> values, PlanChoice choice, bool isExplained)
    {
        if (choice is { IsKept: true, Limit: { } limit })
        {
            var keep = new NpgsqlBatchCommand(KeepOnTrial);
            keep.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ((long)limit.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) });
            batch.BatchCommands.Add(keep);
        }
        else if (choice.IsKept)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Keep));
        }

        foreach (var statement in read.Statements)
        {
            batch.BatchCommands.Add(Command(statement.Sql, statement, values));
        }

        if (isExplained)
        {
            StatementExplainer.Add(batch, read, values);
        }
    }

    private static async Task ReadAsync(NpgsqlDataReader reader, CompiledRead read, IReadOnlyList<object?> values, ReadBuffers buffers, CancellationToken cancellationToken)
    {
        buffers.Reset(read.Statements);
        var first = 0;
        foreach (var statement in read.Statements)
        {
            await ReadAsync(reader, statement.Parts, buffers, first, values, cancellationToken).ConfigureAwait(false);
            first += statement.Parts.Length;
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ReadAsync(
        NpgsqlDataReader reader, ImmutableArray<RowShape> parts, ReadBuffers buffers, int first, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        RowWriter? writer = null;
        var current = -1;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var part = parts.Length == 1 ? 0 : reader.GetInt32(0);
            var shape = parts[part];
            if (shape.IsCount)
            {
                buffers.Statements[first + part].Count = reader.GetInt64(shape.First);
                continue;
            }

            if (part != current)
            {
                writer = new RowWriter(new ResultRow(reader, shape.First), buffers, buffers.Statements[first + part], values);
                current = part;
            }

            writer!.Write(shape);
        }
    }
}
