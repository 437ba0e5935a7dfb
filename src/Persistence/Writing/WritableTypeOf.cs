using Expect.Domain;
using Expect.Persistence.Catalog;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>A writable type of an entity.</summary>
/// <typeparam name="T">The entity.</typeparam>
internal sealed class WritableTypeOf<T> : WritableType
    where T : Content
{
    private readonly TypeAdapterConfig _mapping;
    private readonly string[] _included;

    /// <summary>A type with these fields.</summary>
    public WritableTypeOf(CatalogType shown, IReadOnlyList<WritableField> fields)
        : base(shown)
    {
        Fields = [.. fields];
        _mapping = EntityMapping.For<T>(fields.Where(field => field.Form is WritableForm.Value or WritableForm.Localized).Select(field => field.Member));
        _included = [.. fields.SelectMany(Included)];
    }

    /// <inheritdoc/>
    public override Type Entity => typeof(T);

    /// <inheritdoc/>
    internal override Content New(Guid? id) => ItemFactory.New(typeof(T), id);

    /// <inheritdoc/>
    internal override Task<IReadOnlyList<Content>> LoadAsync(DbContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        LoadAsync(context, ids, _included, cancellationToken);

    /// <inheritdoc/>
    internal override async Task<Content?> LoadWithReferencesAsync(DbContext context, Guid id, CancellationToken cancellationToken)
    {
        var references = context.Model.FindEntityType(typeof(T))!.GetNavigations().Where(navigation => !navigation.IsCollection).Select(navigation => navigation.Name);
        return await LoadAsync(context, [id], _included.Union(references), cancellationToken).ConfigureAwait(false) is [var item] ? item : null;
    }

    /// <inheritdoc/>
    internal override void Assign(Content item, Dictionary<string, object?> values) => values.Adapt((T)item, _mapping);

    private static async Task<IReadOnlyList<Content>> LoadAsync(DbContext context, IReadOnlyCollection<Guid> ids, IEnumerable<string> related, CancellationToken cancellationToken) =>
        await related.Aggregate(context.Set<T>().AsSplitQuery(), (query, path) => query.Include(path))
            .Where(item => ids.Contains(item.Id)).OrderBy(item => item.Id).ToListAsync(cancellationToken).ConfigureAwait(false);

    private static IEnumerable<string> Included(WritableField field) => field.Form switch
    {
        WritableForm.References or WritableForm.MixedReferences or WritableForm.Part => [field.Member],
        WritableForm.OrderedReferences => [$"{field.Member}.{field.PlaceMember}"],
        WritableForm.Parts => field.Parts.Where(part => part.IsConsulted).Select(part => $"{field.Member}.{part.Member}").DefaultIfEmpty(field.Member),
        WritableForm.Reference when field.IsConsulted => [field.Member],
        _ => [],
    };
}
