using Expect.Persistence.Reading.Plan;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Turns values into typed parameters.</summary>
internal static class Parameters
{
    /// <summary>The parameter for a value; null becomes NULL of the operand's type.</summary>
    public static NpgsqlParameter Of(ParameterOperand operand, object? value) => value switch
    {
        string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
        int number => new NpgsqlParameter<int> { TypedValue = number, NpgsqlDbType = Type(operand) },
        Guid id => new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid },
        null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = Type(operand) },
        _ => new NpgsqlParameter { Value = value, NpgsqlDbType = Type(operand) },
    };

    private static NpgsqlDbType Type(ParameterOperand operand)
    {
        var type = operand.Type switch
        {
            SqlType.Text => NpgsqlDbType.Text,
            SqlType.Integer => NpgsqlDbType.Integer,
            SqlType.BigInt => NpgsqlDbType.Bigint,
            SqlType.Numeric => NpgsqlDbType.Numeric,
            SqlType.Boolean => NpgsqlDbType.Boolean,
            SqlType.Date => NpgsqlDbType.Date,
            SqlType.Timestamp => NpgsqlDbType.TimestampTz,
            SqlType.Uuid => NpgsqlDbType.Uuid,
            _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "Unknown type."),
        };
        return operand.IsList ? type | NpgsqlDbType.Array : type;
    }
}
