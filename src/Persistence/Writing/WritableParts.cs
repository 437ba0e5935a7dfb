using System.Linq.Expressions;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>Says what can be written of the parts of an item.</summary>
/// <typeparam name="TPart">The part's entity.</typeparam>
public sealed class WritableParts<TPart>
    where TPart : class
{
    private readonly CatalogType _shown;

    internal WritableParts(CatalogType shown) => _shown = shown;

    internal List<WritableField> Fields { get; } = [];

    /// <summary>A field that a part can lack.</summary>
    public WritableParts<TPart> Field(Expression<Func<TPart, object?>> member)
    {
        Fields.Add(WritableFields.Of(_shown, member));
        return this;
    }

    /// <summary>A relation that a part can lack, and about whose item rules of the domain ask.</summary>
    public WritableParts<TPart> Consulted(Expression<Func<TPart, object?>> member)
    {
        Fields.Add(WritableFields.Of(_shown, member) with { IsConsulted = true });
        return this;
    }

    /// <summary>A field that every part has.</summary>
    public WritableParts<TPart> Required(Expression<Func<TPart, object?>> member)
    {
        Fields.Add(WritableFields.Of(_shown, member) with { Required = true });
        return this;
    }
}
