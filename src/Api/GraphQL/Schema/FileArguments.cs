using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The arguments of the address of a file.</summary>
internal static class FileArguments
{
    /// <summary>The argument that asks for a width, and the parameter of the address.</summary>
    public const string Width = "width";

    /// <summary>The argument that asks for a format, and the parameter of the address.</summary>
    public const string Format = "format";

    /// <summary>What the address of a file means.</summary>
    public const string UrlDescription =
        "The address that gives the file's bytes, to those who may see the item. With an argument, an image is given as a variant: turned upright, without the metadata of the original.";

    /// <summary>The arguments.</summary>
    public static QueryArgument[] Of(ScalarTypes scalars, CatalogFile file) =>
    [
        TypeSyntax.Argument(
            Width, scalars.Int,
            $"How wide an image is to be, in pixels: the next greater of {string.Join(", ", ImageVariant.Widths)} is given, the greatest for more, and never more than the image has. Other files are given as they are."),
        TypeSyntax.Argument(Format, scalars.Of(ScalarKind.Enum, file.Formats), "The format that an image is to have; omitted or null means JPEG or AVIF for an image that is it, WebP for others. Other files are given as they are."),
    ];
}
