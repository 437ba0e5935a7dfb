using System.Data.Common;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>A statement whose values the service computes with.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Take">Takes the row that the reader stands on.</param>
internal sealed record FactRead(CompiledStatement Statement, Action<DbDataReader> Take);
