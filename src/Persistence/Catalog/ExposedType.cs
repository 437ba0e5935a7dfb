namespace Expect.Persistence.Catalog;

/// <summary>What a mapping has said of its type, without the type parameter.</summary>
internal sealed record ExposedType(
    Type Entity,
    IReadOnlyList<ExposedMember> Members,
    IReadOnlyList<ExposedLookup> Lookups,
    IReadOnlyList<(IReadOnlyList<string> Path, bool Descending)> Order,
    IReadOnlyList<IReadOnlyList<string>> NamePaths,
    string? Singular,
    string? Plural,
    int MaxPageSize,
    string? FileName)
{
    /// <summary>Asks a mapping what it shows.</summary>
    public static ExposedType Of(Type entity, object mapping)
    {
        var of = typeof(ExposedType).GetMethod(nameof(From), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return (ExposedType)of.MakeGenericMethod(entity).Invoke(null, [mapping])!;
    }

    private static ExposedType From<T>(IExposes<T> mapping)
        where T : class
    {
        var exposure = new Exposure<T>();
        mapping.Expose(exposure);
        return new ExposedType(
            typeof(T), exposure.Members, exposure.Lookups, exposure.Order, exposure.NamePaths,
            exposure.Singular, exposure.Plural, exposure.MaxPageSize, exposure.FileName);
    }
}
