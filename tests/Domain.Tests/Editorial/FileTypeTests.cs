using System.Text;
using Expect.Domain.Editorial;

namespace Expect.Domain.Tests.Editorial;

public sealed class FileTypeTests
{
    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "image/png")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", "image/jpeg")]
    [InlineData("RIFF\u0024\0\0\0WEBPVP8 ", "image/webp")]
    [InlineData("RIFF\u0024\0\0\0WEBPVP8X", "image/webp")]
    [InlineData("\0\0\0\u001cftypavif\0\0\0\0mif1avifmiaf", "image/avif")]
    [InlineData("\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf", "image/avif")]
    [InlineData("%PDF-1.7\n%", "application/pdf")]
    public void A_file_is_known_by_its_first_bytes(string head, string mimeType) => Assert.Equal(mimeType, Recognise(head)?.MimeType);

    [Theory]
    [InlineData("")]
    [InlineData("\u0089PNG\r\n\u001a")]
    [InlineData("\u00ff\u00d8")]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns=")]
    [InlineData("<?xml version=")]
    [InlineData(" %PDF-1.7")]
    [InlineData("RIFF\u0024\0\0\0WAVEfmt ")]
    [InlineData("RIFF\u0024\0\0\0WEBP")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    [InlineData("\0\0\0\u0018ftypavis\0\0\0\0msf1avis")]
    [InlineData("\0\0\0\u0014ftypmif1\0\0\0\0mif1avif")]
    [InlineData("\0\0\0\u0018ftypmif1avifmif1miaf")]
    [InlineData("PK\u0003\u0004")]
    public void Other_files_are_not_taken(string head) => Assert.Null(Recognise(head));

    [Theory]
    [InlineData("image/png", "plan.png", "plan.png")]
    [InlineData("image/png", "plan.PNG", "plan.PNG")]
    [InlineData("image/png", "plan", "plan.png")]
    [InlineData("image/webp", "plan.png", "plan.webp")]
    [InlineData("image/jpeg", "photo.jpeg", "photo.jpeg")]
    [InlineData("application/pdf", "page.html", "page.pdf")]
    public void A_file_is_named_as_what_it_is(string mimeType, string fileName, string named) => Assert.Equal(named, FileType.Of(mimeType)!.NameOf(fileName));

    [Fact]
    public void Names_of_types_are_exact()
    {
        Assert.Null(FileType.Of("image/svg+xml"));
        Assert.Null(FileType.Of("IMAGE/PNG"));
        Assert.All(FileType.All, type => Assert.Same(type, FileType.Of(type.MimeType)));
    }

    private static FileType? Recognise(string head) => FileType.Recognise(Encoding.Latin1.GetBytes(head));
}
