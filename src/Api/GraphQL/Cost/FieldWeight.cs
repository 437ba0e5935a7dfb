namespace Expect.Api.GraphQL.Cost;

/// <summary>What the schema says about the cost of a field; kept in the field's metadata, where directives would have to be searched.</summary>
/// <param name="Weight">What it takes to compute the field once: the directive <c>@cost</c>; null means 1 for objects and 0 for values.</param>
/// <param name="Size">How many objects it gives; null means one.</param>
public sealed record FieldWeight(int? Weight, ListSize? Size)
{
    /// <summary>The key in a field's metadata.</summary>
    public const string Key = "cost";
}
