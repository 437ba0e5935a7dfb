namespace Expect.Persistence.Reading.Plan;

/// <summary>The PostgreSQL types that a value of the plan can have.</summary>
public enum SqlType
{
    /// <summary>text</summary>
    Text,

    /// <summary>integer</summary>
    Integer,

    /// <summary>bigint</summary>
    BigInt,

    /// <summary>numeric</summary>
    Numeric,

    /// <summary>boolean</summary>
    Boolean,

    /// <summary>date</summary>
    Date,

    /// <summary>timestamp with time zone</summary>
    Timestamp,

    /// <summary>uuid</summary>
    Uuid,

    /// <summary>jsonb</summary>
    Json,
}
