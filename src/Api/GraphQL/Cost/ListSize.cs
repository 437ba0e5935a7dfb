using System.Collections.Immutable;

namespace Expect.Api.GraphQL.Cost;

/// <summary>How many objects a field gives: the directive <c>@listSize</c>.</summary>
/// <param name="Assumed">At most so many; the number itself where no argument says it.</param>
/// <param name="SlicingArguments">The arguments that say how many are wanted.</param>
/// <param name="Default">How many there are when none of these arguments is given.</param>
/// <param name="SizedFields">The fields of the field's type that have so many objects; empty when the field itself has.</param>
public sealed record ListSize(int Assumed, ImmutableArray<string> SlicingArguments, int Default, ImmutableArray<string> SizedFields);
