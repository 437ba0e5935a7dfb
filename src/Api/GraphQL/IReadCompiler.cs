using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Reports;
using Expect.Api.Security;
using Expect.Persistence.Reading.Shape;

namespace Expect.Api.GraphQL;

/// <summary>Plans and renders operations, both cached by the shape of their variables. Pure: it does no I/O.</summary>
public interface IReadCompiler
{
    /// <summary>Compiles an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The request's variables, not coerced yet; undefined or null when there are none.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="context">In which languages, and from which stage of publication.</param>
    /// <param name="introspection">The JSON text of the operation's introspection fields, by response key.</param>
    /// <param name="timings">Where the durations of the stages go; null when nobody wants them.</param>
    /// <exception cref="RequestRefusedException">A value is wrong, or the operation asks for too much.</exception>
    CompiledOperation Compile(
        ValidatedOperation operation, JsonElement variables, Viewer viewer, PublicationContext context, IReadOnlyDictionary<string, string> introspection,
        StageTimings? timings = null);
}

/// <summary>An operation that is ready to run.</summary>
/// <param name="Read">Its statements and the shape of its answer.</param>
/// <param name="Values">One value for each slot of the plan.</param>
public sealed record CompiledOperation(CompiledRead Read, IReadOnlyList<object?> Values)
{
    /// <summary>The conflicts of releases that are to be found before it runs.</summary>
    public ImmutableArray<AskedConflicts> Conflicts { get; init; } = [];
}
