using CsCheck;
using Expect.Persistence.Reading;

namespace Expect.Compiler.Tests.Reading;

public sealed class GlobalIdTests
{
    [Fact]
    public void What_is_written_is_read() => Gen.Select(Gen.String[Gen.Char['A', 'z'], 1, 64], Gen.Guid).Sample((type, id) =>
        GlobalId.TryParse(new GlobalId(type, id).ToString(), out var read) && read.Type == type && read.Id == id);

    [Fact]
    public void Any_text_is_an_id_or_none() => Gen.String.Sample(text => { GlobalId.TryParse(text, out _); });

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("Territory:1")]
    [InlineData("VGVycml0b3J5OjE")]
    public void Texts_that_are_none(string text) => Assert.False(GlobalId.TryParse(text, out _));

    [Fact]
    public void The_format_is_fixed() => Assert.Equal(
        "VGVycml0b3J5OgABAgMEBQYHCAkKCwwNDg8", new GlobalId("Territory", new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f")).ToString());
}
