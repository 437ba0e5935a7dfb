namespace Expect.Persistence.Reading.Plan;

/// <summary>A value that an expression is compared with.</summary>
public abstract record Operand;

/// <summary>A value that is known only when the operation runs: it becomes a parameter of the statement.</summary>
/// <param name="Slot">Index into the values given at execution.</param>
/// <param name="Type">Type of the value, or of its elements.</param>
/// <param name="IsList">Whether the value is an array.</param>
public sealed record ParameterOperand(int Slot, SqlType Type, bool IsList = false) : Operand;

/// <summary>
/// A constant of the content model, never of a request. It is written into the SQL text so that partial indexes match.
/// </summary>
/// <param name="Value">Upper-case name of an enumeration value.</param>
public sealed record LiteralOperand(string Value) : Operand;

/// <summary>The truth value that a boolean column is compared with.</summary>
/// <param name="Value">The constant.</param>
public sealed record BooleanOperand(bool Value) : Operand;

/// <summary>The moment for which the operation reads: <see cref="ReadPlan.Moment"/>, or now.</summary>
public sealed record NowOperand : Operand;

/// <summary>The ids of the territories that the viewer speaks for: <see cref="ReadPlan.Territories"/>. Always a parameter, so that a plan serves all viewers of an audience.</summary>
public sealed record ViewerTerritoriesOperand : Operand;

/// <summary>The calendar day, in Europe/Paris, of the moment for which the operation reads.</summary>
public sealed record TodayOperand : Operand;
