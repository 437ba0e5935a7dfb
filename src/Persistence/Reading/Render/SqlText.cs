using System.Buffers;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// The one door to SQL text: identifiers and constants of the content model are checked here, values become parameters.
/// No text of a request ever passes through another way.
/// </summary>
/// <param name="moment">The moment for which the operation reads; null for now.</param>
/// <param name="territories">The territories that the viewer speaks for; null when rights do not depend on them.</param>
internal sealed class SqlText(ParameterOperand? moment = null, ParameterOperand? territories = null)
{
    private static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly SearchValues<char> ConstantCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private readonly List<ParameterOperand> _parameters = [];
    private int _aliases;

    /// <summary>The parameters met so far; the first one is <c>$1</c>.</summary>
    public IReadOnlyList<ParameterOperand> Parameters => _parameters;

    /// <summary>Whether the best plan depends on the values, so that it is not prepared for all of them at once.</summary>
    public bool IsForItsValues { get; set; }

    /// <summary>
    /// Whether what is rendered is looked at only until a page is full. A condition is then asked row by row, by an index; else the
    /// planner reads all that it could ask about beforehand.
    /// </summary>
    public bool IsUntilPageIsFull { get; set; }

    /// <summary>An empty text of the same operation.</summary>
    public SqlText Another() => new(moment, territories);

    /// <summary>A new table alias: t0, t1, … in the order of asking, so that equal plans give equal text.</summary>
    public string NextAlias() => $"t{_aliases++}";

    /// <summary>A column of a table alias.</summary>
    public static string Column(string alias, string column) => $"{alias}.{Identifier(column)}";

    /// <summary>An identifier of the content model.</summary>
    /// <exception cref="ArgumentException">It has other characters than ours have.</exception>
    public static string Identifier(string name) =>
        name.AsSpan().ContainsAnyExcept(IdentifierCharacters) || name.Length is 0 or > 63
            ? throw new ArgumentException($"'{name}' is no identifier of the content model.", nameof(name))
            : name;

    /// <summary>A constant of the content model as a literal: an enumeration value, a language tag.</summary>
    /// <exception cref="ArgumentException">It has other characters than ours have.</exception>
    public static string Literal(string value) =>
        value.AsSpan().ContainsAnyExcept(ConstantCharacters)
            ? throw new ArgumentException($"'{value}' is no constant of the content model.", nameof(value))
            : $"'{value}'";

    /// <summary>A collation by its name, for instance <c>fr-x-icu</c>.</summary>
    public static string Collate(string collation) =>
        collation.AsSpan().ContainsAnyExcept(ConstantCharacters)
            ? throw new ArgumentException($"'{collation}' is no collation.", nameof(collation))
            : $" COLLATE \"{collation}\"";

    /// <summary>A value: the placeholder of its parameter, the same one each time.</summary>
    public string Operand(Operand operand) => operand switch
    {
        ParameterOperand parameter => Parameter(parameter),
        LiteralOperand literal => Literal(literal.Value),
        BooleanOperand boolean => boolean.Value ? "true" : "false",
        NowOperand => Moment,
        ViewerTerritoriesOperand => Parameter(territories ?? throw new InvalidOperationException("The plan does not say for which territories its viewer speaks.")),
        TodayOperand => $"({Moment} AT TIME ZONE 'Europe/Paris')::date",
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "Unknown operand."),
    };

    private string Moment => moment is null ? "now()" : Parameter(moment);

    private string Parameter(ParameterOperand parameter)
    {
        var index = _parameters.IndexOf(parameter);
        if (index < 0)
        {
            index = _parameters.Count;
            _parameters.Add(parameter);
        }

        return $"${index + 1}";
    }
}
