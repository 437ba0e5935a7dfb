using Expect.Domain;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of a content type can be written: one file for each type, found by itself.</summary>
public abstract class ContentMutations
{
    /// <summary>The type.</summary>
    internal abstract WritableType Build(ContentCatalog catalog);
}

/// <summary>What of a content type can be written.</summary>
/// <typeparam name="T">The entity.</typeparam>
public abstract class ContentMutations<T> : ContentMutations
    where T : Content
{
    /// <summary>Names the fields that inputs have, in their order.</summary>
    protected abstract void Declare(Writable<T> item);

    /// <inheritdoc/>
    internal sealed override WritableType Build(ContentCatalog catalog)
    {
        var type = new Writable<T>(catalog);
        Declare(type);
        return type.Build();
    }
}
