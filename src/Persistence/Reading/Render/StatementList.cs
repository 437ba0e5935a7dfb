using System.Collections.Immutable;
using System.Globalization;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>The statements of an operation so far, in the order of execution. Their rows come in parts, most often one.</summary>
/// <param name="moment">The moment for which the operation reads; null for now.</param>
/// <param name="territories">The territories that the viewer speaks for; null when rights do not depend on them.</param>
internal sealed class StatementList(ParameterOperand? moment, ParameterOperand? territories)
{
    private readonly List<CompiledStatement> _statements = [];
    private Sharing? _sharing;
    private bool _isPlannedOnce;
    private int _parts;

    /// <summary>How many parts there are.</summary>
    public int Count => _parts;

    /// <summary>Whether rows have places that are filled after all of them are read.</summary>
    public bool HasHoles { get; set; }

    /// <summary>
    /// Whether one plan is good for all values of the statements to come. PostgreSQL would find out by planning some executions
    /// for their values, and when planning is the greatest part of the work it may never stop doing so.
    /// </summary>
    public bool IsPlannedOnce { get; set; }

    /// <summary>Whether the best plan of one of them depends on its values.</summary>
    public bool AreForTheirValues { get; private set; }

    /// <summary>Begins the text of another statement, or goes on with the one whose parts share rows.</summary>
    public SqlText NewText() => _sharing?.Sql ?? new SqlText(moment, territories);

    /// <summary>Appends a statement of one part; the index of the part.</summary>
    public int Add(CompiledStatement statement)
    {
        SayHowToPlan();
        _statements.Add(statement with { IsPlannedOnce = IsPlannedOnce });
        return _parts++;
    }

    /// <summary>Appends a part, as a statement of its own unless it shares rows with others; its index.</summary>
    /// <param name="sql">What the text's aliases and parameters come from.</param>
    /// <param name="text">The text.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="rows">What becomes of its rows.</param>
    public int Add(SqlText sql, string text, int columns, RowShape rows)
    {
        AreForTheirValues |= sql.IsForItsValues;
        if (_sharing is null)
        {
            return Add(new CompiledStatement(text, [.. sql.Parameters], [rows]));
        }

        _sharing.Add(text, columns, rows);
        return _parts++;
    }

    /// <summary>Makes one statement of all that is appended until the result is disposed of: it finds some rows once, for all its parts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="search">What finds them.</param>
    public Sharing Share(RowQuery rows, Search search)
    {
        SayHowToPlan();
        var sql = NewText();
        return _sharing = new Sharing(this, sql, new SharedRows(sql, rows, search));
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<CompiledStatement> ToImmutable() => [.. _statements];

    // The setting lasts until the end of the transaction, for statements that are prepared and for those that are not.
    private void SayHowToPlan()
    {
        if (_isPlannedOnce != IsPlannedOnce)
        {
            _isPlannedOnce = IsPlannedOnce;
            var mode = SqlText.Literal(_isPlannedOnce ? "force_generic_plan" : "auto");
            _statements.Add(new CompiledStatement($"SELECT count(set_config('plan_cache_mode', {mode}, true))", [], [new RowShape(-1, [], null, null)]));
            _parts++;
        }
    }

    /// <summary>A statement in the making whose parts share rows.</summary>
    public sealed class Sharing(StatementList statements, SqlText sql, SharedRows rows) : IDisposable
    {
        private readonly List<string> _texts = [];
        private readonly List<RowShape> _shapes = [];
        private int _columns = 1; // the number of the part comes first

        /// <summary>What the statement's aliases and parameters come from.</summary>
        public SqlText Sql => sql;

        /// <summary>The rows that the parts share.</summary>
        public SharedRows Rows => rows;

        /// <summary>Appends a part.</summary>
        public void Add(string text, int columns, RowShape shape)
        {
            _texts.Add(text);
            _shapes.Add(shape with { First = _columns + 1 }); // behind the sign that the part has a row
            _columns += columns + 1;
        }

        /// <summary>Ends the statement.</summary>
        public void Dispose()
        {
            statements._sharing = null;
            if (_shapes.Count > 0)
            {
                statements._statements.Add(new CompiledStatement(Text(), [.. sql.Parameters], [.. _shapes]) { IsPlannedOnce = statements.IsPlannedOnce });
            }
        }

        // The parts follow one another, each in its own columns: a part is executed for its own number only, and its rows come in
        // its order, because a lateral join can only go from the number to the part.
        private string Text()
        {
            var (part, there) = (sql.NextAlias(), new List<string>());
            var joins = _texts.Select((text, i) =>
            {
                var (inner, alias, number) = (sql.NextAlias(), sql.NextAlias(), i.ToString(CultureInfo.InvariantCulture));
                there.Add($"{alias}.is_row");
                return $" LEFT JOIN LATERAL (SELECT true AS is_row, {inner}.* FROM ({text}) {inner} WHERE {part}.number = {number} OFFSET 0) {alias} ON true";
            }).ToList();
            var columns = string.Concat(there.Select(row => $", {row[..^".is_row".Length]}.*"));
            var numbers = string.Join(", ", _texts.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"({i})")));
            return $"WITH {rows.Text()} SELECT {part}.number{columns} FROM (VALUES {numbers}) {part} (number){string.Concat(joins)}"
                + $" WHERE coalesce({string.Join(", ", there)})";
        }
    }
}
