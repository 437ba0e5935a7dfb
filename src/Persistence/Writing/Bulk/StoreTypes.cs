using NpgsqlTypes;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>The driver's types for those of columns.</summary>
internal static class StoreTypes
{
    /// <summary>The type of a column, by its name in PostgreSQL.</summary>
    public static NpgsqlDbType Of(string name) => name.EndsWith("[]", StringComparison.Ordinal)
        ? NpgsqlDbType.Array | Of(name[..^2])
        : name.Split('(')[0] switch
        {
            "text" => NpgsqlDbType.Text,
            "uuid" => NpgsqlDbType.Uuid,
            "integer" => NpgsqlDbType.Integer,
            "bigint" => NpgsqlDbType.Bigint,
            "numeric" => NpgsqlDbType.Numeric,
            "boolean" => NpgsqlDbType.Boolean,
            "date" => NpgsqlDbType.Date,
            "timestamp with time zone" => NpgsqlDbType.TimestampTz,
            "jsonb" => NpgsqlDbType.Jsonb,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A type that no column of content has."),
        };
}
