using Npgsql;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A column with what a statement gets for it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Parameter">Its values, as one array; or the value that all rows have.</param>
/// <param name="IsOne">Whether all rows have the same.</param>
internal sealed record GivenColumn(SavedColumn Column, NpgsqlParameter Parameter, bool IsOne);
