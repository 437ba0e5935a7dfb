using System.Collections;
using Expect.Domain;
using Expect.Persistence.Writing.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Writing;

/// <summary>Applies changes to an item, lists and parts included.</summary>
/// <param name="context">The context.</param>
/// <param name="rows">Where the rows of the item's parts and relations go when the item is new and not tracked; null to let the context track them.</param>
internal sealed class ChangeApplier(DbContext context, NewRows? rows = null)
{
    private readonly Dictionary<(Type, Guid), Content> _mentioned = [];

    /// <summary>Applies the fields that were given; the others stay as they are.</summary>
    public void Apply(WritableType type, Content item, ItemChanges changes)
    {
        var entry = context.Entry(item);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (field, value) in changes.All)
        {
            switch (field.Form)
            {
                case WritableForm.Value or WritableForm.Localized:
                    values.Add(field.Member, ValueOf(entry.Entity, field, value, changes.IsWhole));
                    break;
                case WritableForm.Reference:
                    Refer(entry, field.Member, (Guid?)value, field.IsConsulted);
                    break;
                case WritableForm.References:
                    SetReferences(entry, field, (IReadOnlyList<Guid>)value!);
                    break;
                case WritableForm.Part:
                    SetPart(entry, field, (ItemChanges?)value);
                    break;
                default:
                    SetParts(entry, field, PartValues.Of(field, value!));
                    break;
            }
        }

        type.Assign(item, values);
    }

    // A change of a localised text names only the languages to write; null takes a text away.
    private static object? ValueOf(object entity, WritableField field, object? value, bool isWhole)
    {
        return field.Form == WritableForm.Localized
            ? LocalizedTexts.Patched(isWhole ? null : (LocalizedText?)Members.Value(entity, field.Member), (IReadOnlyDictionary<string, string?>?)value)
            : ValueConversion.To(Members.TypeOf(entity, field.Member), value);
    }

    private void SetReferences(EntityEntry entry, WritableField field, IReadOnlyList<Guid> ids)
    {
        var relation = entry.Metadata.FindSkipNavigation(field.Member)!;
        var list = Lists.Of(entry.Entity, field.Member);
        foreach (var gone in list.Cast<Content>().Where(item => !ids.Contains(item.Id)).ToList())
        {
            list.Remove(gone);
        }

        var present = list.Cast<Content>().Select(item => item.Id).ToHashSet();
        foreach (var id in ids)
        {
            if (present.Add(id))
            {
                AddPair(new ItemPair(relation, ((Content)entry.Entity).Id, id), list);
            }
        }
    }

    private void AddPair(ItemPair pair, IList list)
    {
        var (relation, item, target) = pair;
        if (rows is not null)
        {
            list.Add(Mentioned(relation.TargetEntityType.ClrType, target));
            rows.Add(pair);
            return;
        }

        if (TrackedItems.Find(context, relation.TargetEntityType.ClrType, target) is null)
        {
            context.Attach(ItemFactory.New(relation.TargetEntityType.ClrType, target));
        }

        // The context puts the item into the list of the other.
        context.Set<Dictionary<string, object>>(relation.JoinEntityType.Name).Add(new(StringComparer.Ordinal)
        {
            [relation.ForeignKey.Properties[0].Name] = item,
            [relation.Inverse.ForeignKey.Properties[0].Name] = target,
        });
    }

    // An item of which nothing but the id needs to be known, unless the context knows more.
    private Content Mentioned(Type entity, Guid id)
    {
        if (!_mentioned.TryGetValue((entity, id), out var item))
        {
            item = TrackedItems.Find(context, entity, id) ?? ItemFactory.New(entity, id);
            _mentioned.Add((entity, id), item);
        }

        return item;
    }

    // Parts that are there already stay, so that writing a list again changes nothing. All stand as they were given, so that
    // a rule that one of them breaks can say which.
    private void SetParts(EntityEntry entry, WritableField field, List<Dictionary<string, object?>> wanted)
    {
        var list = Lists.Of(entry.Entity, field.Member);
        var parts = new object?[wanted.Count];
        for (var i = 0; i < parts.Length && list.Count > 0; i++)
        {
            parts[i] = list.Cast<object>().FirstOrDefault(present => !parts.Contains(present) && PartValues.AreOf(context.Entry(present), field, wanted[i]));
        }

        foreach (var gone in list.Cast<object>().Where(present => !parts.Contains(present)).ToList())
        {
            list.Remove(gone);
            context.Remove(gone);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] ??= NewPart(entry, field, list, wanted[i]);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            list[i] = parts[i];
        }
    }

    private object NewPart(EntityEntry entry, WritableField field, IList list, Dictionary<string, object?> values)
    {
        values.Remove(nameof(Content.Id), out var id);
        var part = ItemFactory.NewPart(field.PartEntity!, (Guid?)id);
        Fill(Place(entry, field, part, list), values);
        return part;
    }

    // The context puts a part that it tracks into the list of its owner by itself.
    private EntityEntry Place(EntityEntry owner, WritableField field, object part, IList? list)
    {
        var place = context.Entry(part);
        var key = owner.Metadata.FindNavigation(field.Member)!.ForeignKey;
        if (rows is null)
        {
            place.State = EntityState.Added;
        }
        else
        {
            rows.Entries.Add(place);
            list?.Add(part);
            Members.Set(part, key.DependentToPrincipal!.Name, owner.Entity);
        }

        place.Property(key.Properties[0].Name).CurrentValue = ((Content)owner.Entity).Id;
        return place;
    }

    // It is given as a whole: what is left out is taken away.
    private void SetPart(EntityEntry entry, WritableField field, ItemChanges? wanted)
    {
        var place = entry.Reference(field.Member);
        if (wanted is null)
        {
            place.CurrentValue = null;
            return;
        }

        if (place.CurrentValue is null)
        {
            place.CurrentValue = ItemFactory.NewPart(field.PartEntity!, null);
            Place(entry, field, place.CurrentValue, null);
        }

        Fill(context.Entry(place.CurrentValue), field.Parts.ToDictionary(own => own.Member, own => wanted.Has(own) ? wanted[own] : null));
    }

    private void Fill(EntityEntry part, Dictionary<string, object?> values)
    {
        foreach (var (member, value) in values)
        {
            if (part.Metadata.FindNavigation(member) is not null)
            {
                Refer(part, member, (Guid?)value, isConsulted: true);
            }
            else if (rows is not null)
            {
                Members.Set(part.Entity, member, value);
            }
            else if (part.Metadata.FindComplexProperty(member) is not null)
            {
                part.ComplexProperty(member).CurrentValue = value;
            }
            else
            {
                part.Property(member).CurrentValue = ValueConversion.To(part.Property(member).Metadata.ClrType, value);
            }
        }
    }

    // Rules ask what stands where in the item itself: the context leads there from what it tracks.
    private void Refer(EntityEntry entry, string member, Guid? id, bool isConsulted)
    {
        ForeignKeys.Set(entry, member, id);
        if (rows is not null && isConsulted && id is { } known)
        {
            Members.Set(entry.Entity, member, TrackedItems.Find(context, entry.Metadata.FindNavigation(member)!.TargetEntityType.ClrType, known));
        }
    }
}
