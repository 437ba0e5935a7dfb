using Expect.Api.GraphQL.Mutations;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>An item that a row names.</summary>
/// <param name="Row">The row.</param>
/// <param name="Request">Where it does, and what takes the item's id.</param>
/// <param name="Key">By which key.</param>
internal sealed record RowName(ImportRow Row, ReferenceRequest Request, ItemKey Key)
{
    /// <summary>The items that a row names.</summary>
    public static IEnumerable<RowName> In(ImportRow row) => row.Input.References.Select(request => new RowName(row, request, ItemKey.Of(request)));

    /// <summary>Gives the row the id of the item; null when there is none, which is a problem of the row.</summary>
    public void Resolve(Guid? found)
    {
        if (found is { } id)
        {
            Request.Found(id);
        }
        else
        {
            Row.Input.Problems.Add(new ItemNotFound(Request.Path));
        }
    }
}
