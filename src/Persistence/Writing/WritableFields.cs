using System.Linq.Expressions;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>Finds out from what readers see of a property how it is written.</summary>
internal static class WritableFields
{
    /// <summary>The field of a property.</summary>
    public static WritableField Of<T>(CatalogType shown, Expression<Func<T, object?>> member)
    {
        var property = Member(member.Body);
        var name = Names.Field(property);
        var field = shown.Field(name);
        return field switch
        {
            null => throw new InvalidOperationException($"{shown.Name}.{property} is written but not shown by the API."),
            LocalizedField => new WritableField(name, property, WritableForm.Localized) { Description = field.Description, Shown = field },
            ToOneField one => new WritableField(name, property, WritableForm.Reference)
            {
                Description = field.Description, Shown = field, Target = one.Target, IsConsulted = HasLifecycle(typeof(T).GetProperty(property)!.PropertyType),
            },
            ToManyField many => new WritableField(name, property, WritableForm.References)
            {
                Description = field.Description, Shown = field, Target = many.Target, IsConsulted = HasLifecycle(typeof(T).GetProperty(property)!.PropertyType.GetGenericArguments()[0]),
            },
            ScalarField or ScalarListField or MoneyField or PartialDateField => new WritableField(name, property, WritableForm.Value) { Description = field.Description, Shown = field },
            _ => throw new InvalidOperationException($"{shown.Name}.{property} is computed and cannot be written."),
        };
    }

    // What stands where in its life cycle decides who can refer to it.
    private static bool HasLifecycle(Type entity) => LifecycleAccess.OfType(entity) is not null;

    /// <summary>The property that an expression names.</summary>
    public static string Member(Expression body)
    {
        var named = body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : body;
        return named is MemberExpression member ? member.Member.Name : throw new ArgumentException($"'{body}' names no property.", nameof(body));
    }
}
