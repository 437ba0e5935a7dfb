using Expect.Persistence.Reading.Shape;
using Npgsql;

namespace Expect.Persistence.Reading.Execute;

/// <summary>
/// Has statements explained in the round trip that runs them, and so in the same snapshot. They are planned for their values,
/// even where an answer without explanation would take a prepared plan.
/// </summary>
internal static class StatementExplainer
{
    private const string Explain = "explain (analyze, buffers, format json) ";

    /// <summary>Adds an explanation of every statement behind the statements of a batch.</summary>
    public static void Add(NpgsqlBatch batch, CompiledRead read, IReadOnlyList<object?> values)
    {
        foreach (var statement in read.AllStatements)
        {
            batch.BatchCommands.Add(StatementBatch.Command(Explain + statement.Sql, statement, values));
        }
    }

    /// <summary>Reads the explanations; the reader stands at the first.</summary>
    public static async Task ReadAsync(
        NpgsqlDataReader reader, CompiledRead read, IReadOnlyList<object?> values, List<StatementExplanation> explanations, CancellationToken cancellationToken)
    {
        explanations.Clear(); // a first attempt may have failed halfway
        foreach (var statement in read.AllStatements)
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            explanations.Add(new StatementExplanation(
                statement.Sql, [.. statement.Parameters.Select(parameter => values[parameter.Slot])], reader.GetString(0)));
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
