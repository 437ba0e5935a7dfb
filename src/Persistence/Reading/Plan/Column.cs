namespace Expect.Persistence.Reading.Plan;

/// <summary>A column of a table, with what rendering must know of it.</summary>
/// <param name="Name">The column's name as in the database, unquoted.</param>
/// <param name="Type">The column's type; of a list, its element's.</param>
/// <param name="Nullable">Whether the database allows null.</param>
/// <param name="Storage">How the type is stored.</param>
public sealed record Column(string Name, SqlType Type, bool Nullable, ColumnStorage Storage = ColumnStorage.Single);

/// <summary>How a column stores its type.</summary>
public enum ColumnStorage
{
    /// <summary>One value.</summary>
    Single,

    /// <summary>An array of values.</summary>
    Array,

    /// <summary>A jsonb object from BCP 47 language tag to text.</summary>
    Localized,
}
