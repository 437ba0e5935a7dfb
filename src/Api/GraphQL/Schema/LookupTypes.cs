using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The unique keys by which one item is found: <c>by</c>.</summary>
internal sealed class LookupTypes(TypeRegistry registry, ScalarTypes scalars)
{
    /// <summary>The keys of a type, of which exactly one must be given.</summary>
    public InputObjectGraphType Of(CatalogType target) => registry.GetOrAdd<InputObjectGraphType>(
        SchemaNames.By(target.Name), $"A unique key of a {target.Name}: exactly one of these.", type =>
        {
            type.IsOneOf = true;
            foreach (var lookup in target.Lookups)
            {
                type.Field(lookup.Name, KeyOf(target, lookup), lookup.Description);
            }
        });

    private IGraphType KeyOf(CatalogType target, CatalogLookup lookup) =>
        lookup.Parts is [{ Field: var single }] ? scalars.Of(single.Kind, single.Enum) : CompositeOf(target, lookup);

    private InputObjectGraphType CompositeOf(CatalogType target, CatalogLookup lookup) => registry.GetOrAdd<InputObjectGraphType>(
        SchemaNames.Key(target.Name, lookup), lookup.Description, type =>
        {
            foreach (var part in lookup.Parts)
            {
                type.Field(part.Name, scalars.Of(part.Field.Kind, part.Field.Enum).Required(), part.Field.Description);
            }
        });
}
