namespace Expect.Api.GraphQL.Cost;

/// <summary>What an operation costs at most, by the cost specification of IBM.</summary>
/// <param name="FieldCost">The weights of all fields, each as often as it is computed.</param>
/// <param name="TypeCost">How many objects the answer has, the root among them.</param>
public readonly record struct CostFigures(long FieldCost, long TypeCost)
{
    /// <summary>Beyond this, one figure is as good as another: sums saturate.</summary>
    private const long Saturation = 1_000_000_000_000;

    /// <summary>Both together.</summary>
    public CostFigures And(CostFigures other) => Saturated(FieldCost + other.FieldCost, TypeCost + other.TypeCost);

    /// <summary>The greater of each.</summary>
    public CostFigures Or(CostFigures other) => new(Math.Max(FieldCost, other.FieldCost), Math.Max(TypeCost, other.TypeCost));

    /// <summary>The figures of a field under which these stand.</summary>
    /// <param name="weight">What it takes to compute the field, objects aside.</param>
    /// <param name="objects">How many objects the field gives.</param>
    /// <param name="typeWeight">What each object counts.</param>
    public CostFigures Under(int weight, int objects, int typeWeight) =>
        Saturated(weight + (objects * FieldCost), objects * (typeWeight + TypeCost));

    private static CostFigures Saturated(long fieldCost, long typeCost) => new(Math.Min(Saturation, fieldCost), Math.Min(Saturation, typeCost));
}
