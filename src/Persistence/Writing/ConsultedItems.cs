using System.Reflection;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>Reads the items that rules of the domain ask about, so that a rule finds them where relations lead.</summary>
internal sealed class ConsultedItems(DbContext context)
{
    private static readonly MethodInfo Load = typeof(ConsultedItems).GetMethod(nameof(LoadAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Reads those that a change names, before it is applied.</summary>
    public Task ReadAsync(ItemChanges changes, CancellationToken cancellationToken) => ReadAsync(Named(changes), cancellationToken);

    /// <summary>Reads those that changes of many items name, before they are applied.</summary>
    public Task ReadAsync(IEnumerable<ItemChanges> changes, CancellationToken cancellationToken) => ReadAsync(changes.SelectMany(Named), cancellationToken);

    /// <summary>Lets the references of items to items of any type know these.</summary>
    public async Task ResolveAsync(WritableType type, IReadOnlyCollection<Content> items, CancellationToken cancellationToken)
    {
        await ReadAsync(Unknown(type, items).Select(reference => (reference.TargetType, reference.TargetId)), cancellationToken).ConfigureAwait(false);
        Resolve(type, items);
    }

    /// <summary>Lets the references of items to items of any type know those that have been read.</summary>
    public void Resolve(WritableType type, IReadOnlyCollection<Content> items)
    {
        foreach (var reference in Unknown(type, items))
        {
            if (Find(reference.TargetType, reference.TargetId) is { } target)
            {
                reference.Resolve(target);
            }
        }
    }

    private List<IItemReference> Unknown(WritableType type, IReadOnlyCollection<Content> items)
    {
        var members = type.Fields.Where(field => field is { Form: WritableForm.MixedReferences, IsConsulted: true }).Select(field => field.Member).ToList();
        return [.. members.SelectMany(member => items.SelectMany(item => Lists.Of(item, member).Cast<IItemReference>())).Where(reference => reference.Target is null)];
    }

    private static IEnumerable<(string Type, Guid Id)> Named(ItemChanges changes) => changes.All.Where(given => given.Field.LeadsToConsulted).SelectMany(given => given switch
    {
        ({ Form: WritableForm.Parts }, IReadOnlyList<ItemChanges> parts) => parts.SelectMany(Named),
        ({ Form: WritableForm.MixedReferences }, IReadOnlyList<(string Type, Guid Id)> items) => items,
        (var field, IReadOnlyList<Guid> ids) => ids.Select(id => (field.Target!, id)),
        (var field, Guid id) => [(field.Target!, id)],
        _ => [],
    });

    private async Task ReadAsync(IEnumerable<(string Type, Guid Id)> items, CancellationToken cancellationToken)
    {
        foreach (var missing in items.Distinct().Where(item => Find(item.Type, item.Id) is null).ToLookup(item => item.Type, item => item.Id).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            await ((Task)Load.MakeGenericMethod(EntityOf(missing.Key)).Invoke(this, [missing.ToArray(), cancellationToken])!).ConfigureAwait(false);
        }
    }

    private Task LoadAsync<T>(Guid[] ids, CancellationToken cancellationToken)
        where T : Content => context.Set<T>().Where(item => ids.Contains(item.Id)).LoadAsync(cancellationToken);

    private Content? Find(string type, Guid id) => TrackedItems.Find(context, EntityOf(type), id);

    private Type EntityOf(string type) => context.Model.GetEntityTypes().First(known => known.ClrType.Name == type && typeof(Content).IsAssignableFrom(known.ClrType)).ClrType;
}
