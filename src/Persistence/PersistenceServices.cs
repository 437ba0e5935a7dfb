using Expect.Persistence.Catalog;

namespace Expect.Persistence;

/// <summary>What the rest of the system needs of the database's model.</summary>
public static class PersistenceServices
{
    /// <summary>The content model as the API shows it. Needs no database; takes a fraction of a second, once.</summary>
    public static ContentCatalog BuildCatalog() => CatalogBuilder.Build(ContentModel.Whole, Mappings());

    private static IEnumerable<object> Mappings() =>
        typeof(ContentDbContext).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false }
                && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IExposes<>)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => Activator.CreateInstance(type)!);
}
