using System.Text;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace Expect.Api.GraphQL.Documents;

/// <summary>What is checked of a document's text before it is parsed, in one pass over its tokens.</summary>
internal static class TextChecks
{
    /// <summary>Refuses what is too large, nested too deep, or not text.</summary>
    /// <exception cref="RequestRefusedException">The text breaks a limit, or a string of it is no text.</exception>
    /// <exception cref="GraphQLSyntaxErrorException">The text has a character that no token starts with.</exception>
    public static void Check(string text, RequestLimits limits)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > limits.DocumentBytes)
        {
            throw Refusals.TooLarge("The document's size in bytes is too large", bytes, limits.DocumentBytes, "Pass values as variables, and ask for less in one document.");
        }

        var tokens = 0;
        var brackets = 0;
        for (var position = 0; ;)
        {
            var token = Lexer.Lex(text, position);
            if (token.Kind == TokenKind.EOF)
            {
                break;
            }

            position = token.End;
            if (token.Kind == TokenKind.COMMENT)
            {
                continue;
            }

            tokens++;
            brackets += BracketsOpened(token.Kind);
            if (brackets > limits.Brackets)
            {
                throw Refusals.TooComplex("Too many brackets are open at one place", brackets, limits.Brackets, "Nest selections and values less deep.", Locate(text, token.Start));
            }

            if (token.Kind == TokenKind.STRING)
            {
                RefuseBrokenText(text, token);
            }
        }

        if (tokens > limits.Tokens)
        {
            throw Refusals.TooLarge("The document has too many tokens", tokens, limits.Tokens, "Pass values as variables, and ask for less in one document.");
        }
    }

    /// <summary>What is wrong with a text that is to be stored or compared, or null.</summary>
    public static string? FaultOf(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return "It contains the character NUL (U+0000), which no text of ours can hold: remove it.";
        }

        for (var rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return "It contains half of a surrogate pair, which is no character: send the whole pair, or the character itself in UTF-8.";
            }

            rest = rest[length..];
        }

        return null;
    }

    private static int BracketsOpened(TokenKind kind) => kind switch
    {
        TokenKind.BRACE_L or TokenKind.BRACKET_L or TokenKind.PAREN_L => 1,
        TokenKind.BRACE_R or TokenKind.BRACKET_R or TokenKind.PAREN_R => -1,
        _ => 0,
    };

    private static void RefuseBrokenText(string text, Token token)
    {
        if (FaultOf(token.Value.Span) is { } fault)
        {
            throw new RequestRefusedException(
                new RequestError(ErrorCode.BadUserInput, $"A string of the document is not text. {fault}") { Locations = [Locate(text, token.Start)] });
        }
    }

    /// <summary>The place of a character of a text.</summary>
    public static SourceLocation Locate(ReadOnlySpan<char> text, int position)
    {
        var before = text[..position];
        return new SourceLocation(before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }
}
