using Expect.Api;
using Expect.Api.Security;

namespace Expect.Compiler.Tests.Http;

public sealed class EditorTokenTests
{
    [Fact]
    public async Task Production_does_not_start_with_a_token_that_was_printed_or_can_be_guessed()
    {
        EditorToken.Generate(out var printed);
        foreach (var token in new[] { printed, "editor", "fifteen letters" })
        {
            var refused = Assert.Throws<InvalidOperationException>(() => Build(token));
            Assert.Contains("EXPECT_EDITOR_TOKEN", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(token, refused.Message, StringComparison.Ordinal);
        }

        await Build("5f3b1a9c0d7e42b88d6f").DisposeAsync();
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(string token) =>
        WebHost.Build("http://127.0.0.1:0", "Host=127.0.0.1;Port=1;Username=nobody", [new("EXPECT_EDITOR_TOKEN", token)]);
}
