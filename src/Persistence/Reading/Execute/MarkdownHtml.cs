using Ganss.Xss;
using Markdig;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Markdown as HTML that is safe to put into a page: CommonMark with tables, raw HTML escaped, scripts impossible. Thread-safe.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().DisableHtml().Build();

    // Links can still carry addresses that run scripts, whatever the Markdown: the second line of defence.
    private static readonly HtmlSanitizer Sanitizer = Create();

    /// <summary>The text as HTML.</summary>
    public static string Of(string markdown) => Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "optgroup", "textarea", "fieldset", "legend", "label", "style"]);
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "http", "mailto"]);
        return sanitizer;
    }
}
