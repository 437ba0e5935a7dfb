using System.Collections.Immutable;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Vocabularies;
using Expect.Persistence.Catalog;
using GraphQL.Types;
using GraphQLSchema = GraphQL.Types.Schema;

namespace Expect.Api.GraphQL.Schema;

/// <summary>Makes the public schema of the content model. Types only: the compiler answers data, GraphQL.NET introspection.</summary>
public static class SchemaBuilder
{
    /// <summary>The schema, ready for use by any number of threads.</summary>
    /// <param name="catalog">What can be read.</param>
    /// <param name="mutations">What can be written; nothing when it is not given.</param>
    public static ISchema Build(ContentCatalog catalog, MutationCatalog? mutations = null)
    {
        var registry = new TypeRegistry();
        var scalars = new ScalarTypes(registry);
        var filters = new FilterTypes(registry, scalars, catalog);
        var sorts = new SortTypes(registry, catalog);
        var objects = new ObjectTypes(registry, scalars, catalog, filters, sorts);
        var schema = new GraphQLSchema
        {
            Description = "EXPE-CT: the know-how of French local authorities for their partners abroad.",
            Query = QueryType(catalog, Vocabulary.Of(catalog, mutations?.Enumerations ?? []), registry, scalars, objects),
            Mutation = mutations is null || mutations.Fields.IsEmpty ? null : MutationType(catalog, registry, scalars, objects, mutations),
        };
        schema.Features.RepeatableDirectives = true;
        schema.Features.DeprecationOfInputValues = true;
        schema.Directives.Register([InContext.Directive(scalars), SpecifiedBy.Directive(scalars), .. CostDirectives.Definitions(scalars)]);
        CostRules.Apply(catalog, registry.Types);
        foreach (var type in registry.Types)
        {
            schema.RegisterType(type);
        }

        schema.RegisterVisitor(new SpecifiedByIntrospection());
        schema.Initialize();
        return schema;
    }

    private static ObjectGraphType MutationType(ContentCatalog catalog, TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, MutationCatalog mutations)
    {
        var types = new MutationTypes(registry, scalars, objects, mutations);
        ReleaseConflictsField.Add(registry, scalars, objects, types.Errors, catalog);
        return types.Of(catalog);
    }

    private static ObjectGraphType QueryType(ContentCatalog catalog, ImmutableArray<Vocabulary> vocabularies, TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects)
    {
        var lookups = new LookupTypes(registry, scalars);
        return registry.GetOrAdd<ObjectGraphType>("Query", "What can be read.", query =>
        {
            query.Field("node", objects.Node, "The item with that global id; null when there is none that the viewer may see.", TypeSyntax.Argument("id", scalars.Id.Required(), "A global id."));
            query.Field(
                "nodes", objects.Node.List().Required(), "The items with those global ids, in their order; null in the place of one that does not exist or that the viewer may not see.",
                TypeSyntax.Argument("ids", scalars.Id.RequiredList(), "Global ids, at most 100."));
            new SearchField(registry, scalars, objects, catalog).Add(query);
            new ChangesField(registry, scalars, objects, catalog).Add(query);
            new MatchOffersField(registry, scalars, objects, catalog).Add(query);
            ViewerField.Add(query, registry, scalars, objects, catalog);
            RevisionTypes.AddRootField(query, catalog, objects.Connections);
            VocabularyField.Add(query, vocabularies, registry, scalars);
            foreach (var type in catalog.Types)
            {
                if (type.PluralField is { } plural)
                {
                    objects.Connections.AddRootField(query, plural, type);
                }

                if (type.SingularField is { } singular)
                {
                    query.Field(
                        singular, objects.Of(type), $"The {type.Name} with that key; null when there is none that the viewer may see.",
                        TypeSyntax.Argument("by", lookups.Of(type).Required(), "A unique key."));
                }
            }
        });
    }
}
