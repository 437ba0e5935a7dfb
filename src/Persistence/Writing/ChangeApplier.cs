using System.Collections;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing;

/// <summary>Applies changes to an item that the context knows, lists and parts included.</summary>
internal sealed class ChangeApplier(DbContext context)
{
    private const string Position = "Position";

    /// <summary>Applies the fields that were given; the others stay as they are.</summary>
    public void Apply(WritableType type, Content item, ItemChanges changes)
    {
        var entry = context.Entry(item);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in changes.Fields)
        {
            var value = changes[field];
            switch (field.Form)
            {
                case WritableForm.Value or WritableForm.Localized:
                    values.Add(field.Member, ValueOf(entry.Entity, field, value, changes.IsWhole));
                    break;
                case WritableForm.Reference:
                    ForeignKeys.Set(entry, field.Member, (Guid?)value);
                    break;
                case WritableForm.References:
                    SetReferences(entry, field, (IReadOnlyList<Guid>)value!);
                    break;
                default:
                    SetParts(entry, field, PartsOf(field, value!));
                    break;
            }
        }

        type.Assign(item, values);
    }

    // A change of a localised text names only the languages to write; null takes a text away.
    private static object? ValueOf(object entity, WritableField field, object? value, bool isWhole)
    {
        var property = entity.GetType().GetProperty(field.Member)!;
        return field.Form == WritableForm.Localized
            ? LocalizedTexts.Patched(isWhole ? null : (LocalizedText?)property.GetValue(entity), (IReadOnlyDictionary<string, string?>?)value)
            : ValueConversion.To(property.PropertyType, value);
    }

    private void SetReferences(EntityEntry entry, WritableField field, IReadOnlyList<Guid> ids)
    {
        var collection = entry.Collection(field.Member);
        var present = ((IEnumerable)collection.CurrentValue!).Cast<Content>().ToDictionary(item => item.Id);
        var list = List(collection.CurrentValue!);
        foreach (var gone in present.Values.Where(item => !ids.Contains(item.Id)))
        {
            list.Remove(gone);
        }

        foreach (var id in ids.Distinct().Where(id => !present.ContainsKey(id)))
        {
            list.Add(Known(collection.Metadata.TargetEntityType.ClrType, id));
        }
    }

    // The item referred to, of which nothing but the id needs to be known.
    private object Known(Type entity, Guid id)
    {
        if (TrackedItems.Find(context, entity, id) is { } tracked)
        {
            return tracked;
        }

        var item = ItemFactory.New(entity, id);
        context.Attach(item);
        return item;
    }

    private static List<Dictionary<string, object?>> PartsOf(WritableField field, object value) => field.Form switch
    {
        WritableForm.OrderedReferences => [.. ((IReadOnlyList<Guid>)value).Select((id, i) => new Dictionary<string, object?> { [field.PlaceMember!] = id, [Position] = i + 1 })],
        WritableForm.MixedReferences =>
            [.. ((IReadOnlyList<(string Type, Guid Id)>)value).Select((item, i) => new Dictionary<string, object?> { ["TargetType"] = item.Type, ["TargetId"] = item.Id, [Position] = i + 1 })],
        _ => [.. ((IReadOnlyList<ItemChanges>)value).Select(part => part.Fields.ToDictionary(given => given.Member, given => part[given]))],
    };

    // Parts that are there already stay, so that writing a list again changes nothing.
    private void SetParts(EntityEntry entry, WritableField field, List<Dictionary<string, object?>> wanted)
    {
        var list = List(entry.Collection(field.Member).CurrentValue!);
        var kept = new List<object>();
        var missing = new List<Dictionary<string, object?>>();
        foreach (var part in wanted)
        {
            if (list.Cast<object>().FirstOrDefault(present => !kept.Contains(present) && IsSame(context.Entry(present), field, part)) is { } same)
            {
                kept.Add(same);
            }
            else
            {
                missing.Add(part);
            }
        }

        foreach (var gone in list.Cast<object>().Where(present => !kept.Contains(present)).ToList())
        {
            list.Remove(gone);
            context.Remove(gone);
        }

        foreach (var part in missing)
        {
            var added = Activator.CreateInstance(field.PartEntity!, nonPublic: true)!;
            list.Add(added);
            context.Add(added);
            Fill(context.Entry(added), part);
        }
    }

    private static void Fill(EntityEntry part, Dictionary<string, object?> values)
    {
        foreach (var (member, value) in values)
        {
            if (part.Metadata.FindNavigation(member) is not null)
            {
                ForeignKeys.Set(part, member, (Guid?)value);
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

    private static bool IsSame(EntityEntry part, WritableField field, Dictionary<string, object?> values)
    {
        var members = field.Form switch
        {
            WritableForm.Parts => field.Parts.Select(own => own.Member),
            _ => values.Keys,
        };
        return members.All(member =>
        {
            var value = values.GetValueOrDefault(member);
            if (part.Metadata.FindNavigation(member) is not null)
            {
                return Equals(ForeignKeys.Value(part, member), value);
            }

            var property = part.Entity.GetType().GetProperty(member)!;
            return Equals(property.GetValue(part.Entity), ValueConversion.To(property.PropertyType, value));
        });
    }

    // Entities hold their collections as lists.
    private static IList List(object collection) => (IList)collection;
}
