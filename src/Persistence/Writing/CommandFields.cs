using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Expect.Domain;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>Finds out from the properties of a command what its input says.</summary>
/// <param name="documentation">The descriptions.</param>
/// <param name="answer">The type of the item that the command answers with.</param>
internal sealed class CommandFields(DomainDocumentation documentation, CatalogType answer)
{
    private readonly EnumBuilder _enums = new(documentation);

    /// <summary>The fields of a command, or of an object in its input.</summary>
    public ImmutableArray<WritableField> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is not null && property.Name != "EqualityContract")
            .Select(property => Field(type, property) with { Required = property.IsDefined(typeof(RequiredMemberAttribute)) }),
    ];

    private WritableField Field(Type owner, PropertyInfo property)
    {
        var (name, description) = (Names.Field(property.Name), documentation.Property(owner, property.Name));
        if (typeof(Content).IsAssignableFrom(property.PropertyType))
        {
            return new WritableField(IdName(owner, property), property.Name, WritableForm.Item) { Description = description, Target = property.PropertyType.Name };
        }

        if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var part = property.PropertyType.GetGenericArguments()[0];
            return new WritableField(name, property.Name, WritableForm.Parts) { Description = description, PartEntity = part, Parts = Of(part) };
        }

        return new WritableField(name, property.Name, WritableForm.Value) { Description = description, Shown = Value(name, description, property) };
    }

    // The item that a command is of and answers with is simply its id.
    private string IdName(Type owner, PropertyInfo property) =>
        property.PropertyType.Name == answer.Name && typeof(Command).IsAssignableFrom(owner) ? "id" : Names.Field(property.Name) + "Id";

    private CatalogField Value(string name, string description, PropertyInfo property)
    {
        if (property.PropertyType == typeof(Money))
        {
            return answer.Field(name) as MoneyField ?? throw new InvalidOperationException($"{answer.Name} has no amount {name}.");
        }

        var kind = ModelColumns.Kind(property.PropertyType);
        return new GivenField(name, description, !property.IsDefined(typeof(RequiredMemberAttribute)), kind, kind == ScalarKind.Enum ? _enums.Of(property.PropertyType) : null);
    }
}
