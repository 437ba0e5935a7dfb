using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>The statements of an operation so far, in the order of execution.</summary>
/// <param name="moment">The moment for which the operation reads; null for now.</param>
/// <param name="territories">The territories that the viewer speaks for; null when rights do not depend on them.</param>
internal sealed class StatementList(ParameterOperand? moment, ParameterOperand? territories)
{
    private readonly List<CompiledStatement> _statements = [];

    /// <summary>How many there are.</summary>
    public int Count => _statements.Count;

    /// <summary>Whether rows have places that are filled after all of them are read.</summary>
    public bool HasHoles { get; set; }

    /// <summary>Begins the text of another statement.</summary>
    public SqlText NewText() => new(moment, territories);

    /// <summary>Appends a statement; its index.</summary>
    public int Add(CompiledStatement statement)
    {
        _statements.Add(statement);
        return _statements.Count - 1;
    }

    /// <summary>All of them.</summary>
    public System.Collections.Immutable.ImmutableArray<CompiledStatement> ToImmutable() => [.. _statements];
}
