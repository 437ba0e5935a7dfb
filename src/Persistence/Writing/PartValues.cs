using Expect.Domain;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing;

/// <summary>The values of parts of an item, by the names of their properties.</summary>
internal static class PartValues
{
    private const string Position = "Position";

    /// <summary>The values of each part that a field is given.</summary>
    public static List<Dictionary<string, object?>> Of(WritableField field, object value) => field.Form switch
    {
        WritableForm.OrderedReferences => [.. ((IReadOnlyList<Guid>)value).Select((id, i) => new Dictionary<string, object?> { [field.PlaceMember!] = id, [Position] = i + 1 })],
        WritableForm.MixedReferences =>
            [.. ((IReadOnlyList<(string Type, Guid Id)>)value).Select((item, i) => new Dictionary<string, object?> { ["TargetType"] = item.Type, ["TargetId"] = item.Id, [Position] = i + 1 })],
        _ => [.. ((IReadOnlyList<ItemChanges>)value).Select(OfPart)],
    };

    /// <summary>Whether a part has these values already.</summary>
    public static bool AreOf(EntityEntry part, WritableField field, Dictionary<string, object?> values)
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

    private static Dictionary<string, object?> OfPart(ItemChanges part)
    {
        var values = part.All.ToDictionary(given => given.Field.Member, given => given.Value);
        if (part.Id is { } id)
        {
            values.Add(nameof(Content.Id), id);
        }

        return values;
    }
}
