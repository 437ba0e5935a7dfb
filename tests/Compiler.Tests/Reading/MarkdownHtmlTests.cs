using Expect.Persistence.Reading.Execute;

namespace Expect.Compiler.Tests.Reading;

public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData("**fort** et *doux*", "<p><strong>fort</strong> et <em>doux</em></p>\n")]
    [InlineData("« l’État » : 1 500 000 €", "<p>« l’État » : 1 500 000 €</p>\n")]
    [InlineData("[site](https://example.org \"titre\")", "<p><a href=\"https://example.org\" title=\"titre\">site</a></p>\n")]
    [InlineData("[courriel](mailto:a@example.org)", "<p><a href=\"mailto:a@example.org\">courriel</a></p>\n")]
    public void Says_what_the_text_says(string markdown, string html) => Assert.Equal(html, MarkdownHtml.Of(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>")]
    [InlineData("<form action=/x><input name=a></form>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">x</p>")]
    public void Runs_no_script(string markdown)
    {
        var html = MarkdownHtml.Of(markdown);
        Assert.All(["<script", "<img src=x", "<iframe", "<form", "<input", "<a href=\"java", "<a href=\"data", "<img src=\"java", "<p style"], part =>
            Assert.DoesNotContain(part, html, StringComparison.OrdinalIgnoreCase));
    }
}
