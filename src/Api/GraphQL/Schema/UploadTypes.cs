using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The types that say where the bytes of an announced file are put.</summary>
internal sealed class UploadTypes(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects)
{
    /// <summary>The type of a header.</summary>
    public const string Header = "HttpHeader";

    /// <summary>The type of uploads of a type: Asset → AssetUpload</summary>
    public static string Upload(CatalogType type) => type.Name + "Upload";

    /// <summary>The answer's field with an upload: Asset → assetUpload</summary>
    public static string Field(WritableType type) => Item(type.Shown) + "Upload";

    /// <summary>The upload's field with the item that is there already: Asset → asset</summary>
    public static string Item(CatalogType type) => type.SingularField!;

    /// <summary>The upload of an item.</summary>
    public ObjectGraphType Of(CatalogType type) => registry.GetOrAdd<ObjectGraphType>(Upload(type), "Where the bytes of a file are put, and until when (téléversement).", upload =>
    {
        upload.Field("url", scalars.Of(ScalarKind.Url, null), "The address to which the bytes are sent, once, without a token: it is good by itself, so keep it to yourself. Null when the file is there already.");
        upload.Field("method", scalars.String.Required(), "The HTTP method.");
        upload.Field("headers", HeaderType.RequiredList(), "The headers to send with the bytes.");
        upload.Field("expiresAt", scalars.Of(ScalarKind.DateTime, null), "Until when the address is good; null when there is none.");
        upload.Field(Item(type), objects.Of(type), $"The {type.Name} that has the bytes of that SHA-256 already: nothing need be sent. Null when there is none.");
    });

    private ObjectGraphType HeaderType => registry.GetOrAdd<ObjectGraphType>(Header, "A header of an HTTP request (en-tête).", header =>
    {
        header.Field("name", scalars.String.Required(), "Its name.");
        header.Field("value", scalars.String.Required(), "Its value.");
    });
}
