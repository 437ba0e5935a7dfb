namespace Expect.Persistence.Reading.Plan;

/// <summary>The number that binds cursors to their list, order, languages and search: elsewhere they mean nothing.</summary>
/// <param name="Known">The number, when the plan knows it.</param>
/// <param name="Request">The slot of the number, when it depends on the words that a request searches for; null otherwise.</param>
public readonly record struct CursorBinding(ulong Known, ParameterOperand? Request = null)
{
    /// <summary>The number for a request.</summary>
    /// <param name="values">One value for each slot of the plan.</param>
    public ulong Of(IReadOnlyList<object?> values) => Request is { Slot: var slot } ? (ulong)values[slot]! : Known;
}
