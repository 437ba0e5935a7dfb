using Expect.Api.GraphQL.Values;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>What binds the cursors of a list.</summary>
/// <param name="Cursors">The binding of cursors that are written.</param>
/// <param name="Searched">What is searched for, on which the binding depends; null when nothing is.</param>
/// <param name="OfText">The binding for a text that is searched for.</param>
internal sealed record PlannedBinding(CursorBinding Cursors, LeafValue? Searched, Func<object?, ulong> OfText)
{
    /// <summary>The binding of a list that is not searched.</summary>
    public static PlannedBinding Of(ulong known) => new(new CursorBinding(known), null, _ => known);

    /// <summary>A cursor that the request brings, together with all that decides whether it fits the list.</summary>
    public LeafValue With(LeafValue cursor) => Searched is null
        ? cursor
        : new LeafValue(new ListSource([cursor.Source, Searched.Source]), new[] { cursor.Current, Searched.Current });

    /// <summary>The text of a cursor, and the binding that it must have.</summary>
    /// <param name="given">The value of <see cref="With"/> for a request.</param>
    public (string? Text, ulong Binding) Read(object? given) => given is object?[] and [var text, var searched]
        ? (text as string, OfText(searched))
        : (given as string, OfText(null));
}
