using System.Collections.Immutable;
using Expect.Domain.Editorial;
using Expect.Domain.Matching;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Catalog;

/// <summary>Builds the catalogue once at start: the EF Core model says where things are, the mappings what is shown.</summary>
internal static class CatalogBuilder
{
    /// <summary>Builds the catalogue of a model.</summary>
    /// <param name="model">The model of the database.</param>
    /// <param name="mappings">The mappings; those that implement <see cref="IExposes{T}"/> are shown.</param>
    public static ContentCatalog Build(IModel model, IEnumerable<object> mappings)
    {
        var exposed = mappings.SelectMany(Exposed).ToList();
        var documentation = DomainDocumentation.Of(exposed[0].Entity.Assembly);
        return new ContentCatalog(exposed.Select(type => Type(model, documentation, type)))
        {
            MatchCriterion = new EnumBuilder(documentation).Of(typeof(MatchCriterion)),
            Documentation = documentation,
        };
    }

    private static IEnumerable<ExposedType> Exposed(object mapping) =>
        from contract in mapping.GetType().GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IExposes<>)
        select ExposedType.Of(contract.GetGenericArguments()[0], mapping);

    private static CatalogType Type(IModel model, DomainDocumentation documentation, ExposedType exposed)
    {
        var entity = model.FindEntityType(exposed.Entity)
            ?? throw new InvalidOperationException($"{exposed.Entity.Name} is shown by the API but is not in the model.");
        var builder = new FieldBuilder(model, entity, documentation);
        var isContent = typeof(Domain.Content).IsAssignableFrom(exposed.Entity);
        var fields = exposed.Members.Select(builder.Field).OfType<CatalogField>().ToList();
        if (isContent)
        {
            fields.InsertRange(0, builder.ContentFields(exposed.NamePaths));
            fields.AddRange(RevisionFields.Of(model, documentation, exposed.Entity));
        }

        return new CatalogType
        {
            Name = exposed.Entity.Name,
            Description = documentation.Type(exposed.Entity),
            Table = entity.GetTableNameOrThrow(),
            IsContent = isContent,
            Fields = [.. fields],
            Shortcuts = [.. exposed.Members.Select(builder.Shortcut).OfType<FilterShortcut>()],
            SingularField = exposed.Singular,
            PluralField = exposed.Plural,
            MaxPageSize = exposed.MaxPageSize,
            File = exposed.FileName is { } file ? new CatalogFile(builder.Column(file), new EnumBuilder(documentation).Of(typeof(AssetFormat))) : null,
            Lookups = Lookups(model, documentation, entity, exposed, isContent),
            DefaultOrder = [.. exposed.Order.Select(key => new CatalogOrder(Names.Path(key.Path), key.Descending))],
        };
    }

    private static ImmutableArray<CatalogLookup> Lookups(IModel model, DomainDocumentation documentation, IEntityType entity, ExposedType exposed, bool isContent)
    {
        var lookups = exposed.Lookups.Select(lookup => Lookup(model, documentation, entity, lookup));
        return isContent
            ? [Lookup(model, documentation, entity, new ExposedLookup("id", [new("id", [nameof(Domain.Content.Id)])])), .. lookups]
            : [.. lookups];
    }

    private static CatalogLookup Lookup(IModel model, DomainDocumentation documentation, IEntityType entity, ExposedLookup lookup)
    {
        var owner = lookup.Owner is null ? entity : model.FindEntityType(lookup.Owner)!;
        var parts = lookup.Parts.Select(part => Part(model, documentation, owner, part)).ToImmutableArray();
        var description = parts.Length == 1 ? parts[0].Field.Description : $"Both together: {string.Join(" and ", parts.Select(part => part.Name))}.";
        var former = lookup.Keys is null ? "" : " A former one leads to the item too.";
        return new CatalogLookup(lookup.Name, description + former, parts, lookup.Where, lookup.Keys);
    }

    private static CatalogLookupPart Part(
        IModel model, DomainDocumentation documentation, IEntityType entity, ExposedKeyPart part)
    {
        var path = part.Path;
        if (path.Count == 1)
        {
            return new CatalogLookupPart(part.Name, null, (ScalarField)new FieldBuilder(model, entity, documentation).Field(new ExposedField(path[0], part.Kind))!);
        }

        var through = (ToOneField)new FieldBuilder(model, entity, documentation).Field(new ExposedOne(path[0]))!;
        var target = entity.FindNavigation(path[0])!.TargetEntityType;
        return Part(model, documentation, target, part with { Path = [path[1]] }) with { Through = through };
    }
}
