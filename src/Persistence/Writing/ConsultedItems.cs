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

    /// <summary>Lets the references of items to items of any type know these.</summary>
    public async Task ResolveAsync(WritableType type, IReadOnlyCollection<Content> items, CancellationToken cancellationToken)
    {
        var members = type.Fields.Where(field => field is { Form: WritableForm.MixedReferences, IsConsulted: true }).Select(field => field.Member).ToList();
        if (members.Count == 0)
        {
            return;
        }

        var references = items.SelectMany(item => members.SelectMany(member => ((IEnumerable<object>)context.Entry(item).Collection(member).CurrentValue!).Cast<IItemReference>()))
            .Where(reference => reference.Target is null).ToList();
        await ReadAsync(references.Select(reference => (reference.TargetType, reference.TargetId)), cancellationToken).ConfigureAwait(false);
        foreach (var reference in references)
        {
            if (Find(reference.TargetType, reference.TargetId) is { } target)
            {
                reference.Resolve(target);
            }
        }
    }

    private static IEnumerable<(string Type, Guid Id)> Named(ItemChanges changes) => changes.Fields.SelectMany(field => (field, changes[field]) switch
    {
        ({ Form: WritableForm.Parts }, IReadOnlyList<ItemChanges> parts) => parts.SelectMany(Named),
        ({ IsConsulted: true, Form: WritableForm.MixedReferences }, IReadOnlyList<(string Type, Guid Id)> items) => items,
        ({ IsConsulted: true }, IReadOnlyList<Guid> ids) => ids.Select(id => (field.Target!, id)),
        ({ IsConsulted: true }, Guid id) => [(field.Target!, id)],
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

    private Content? Find(string type, Guid id) =>
        context.ChangeTracker.Entries<Content>().FirstOrDefault(known => known.Entity.Id == id && known.Metadata.ClrType.Name == type)?.Entity;

    private Type EntityOf(string type) => context.Model.GetEntityTypes().First(known => known.ClrType.Name == type && typeof(Content).IsAssignableFrom(known.ClrType)).ClrType;
}
