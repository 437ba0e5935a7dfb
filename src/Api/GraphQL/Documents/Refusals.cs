using System.Globalization;

namespace Expect.Api.GraphQL.Documents;

/// <summary>The wording of refusals: each names the limit, the measured value and the way under it.</summary>
internal static class Refusals
{
    /// <summary>The longest message that a client gets: enough for the cause, too short to echo a document.</summary>
    private const int MaxMessageLength = 400;

    /// <summary>A limit on size is exceeded.</summary>
    public static RequestRefusedException TooLarge(string what, long measured, long limit, string wayOut, SourceLocation? location = null) =>
        Refuse(ErrorCode.CostLimitExceeded, what, measured, limit, wayOut, location);

    /// <summary>A limit on a document's structure is exceeded.</summary>
    public static RequestRefusedException TooComplex(string what, long measured, long limit, string wayOut, SourceLocation? location = null) =>
        Refuse(ErrorCode.ValidationFailed, what, measured, limit, wayOut, location);

    /// <summary>A message without anything that goes on for ever: the first line, shortened.</summary>
    public static string Shorten(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? message : message[..end];
        if (line.Length <= MaxMessageLength)
        {
            return line;
        }

        var cut = char.IsHighSurrogate(line[MaxMessageLength - 1]) ? MaxMessageLength - 1 : MaxMessageLength;
        return line[..cut] + "…";
    }

    private static RequestRefusedException Refuse(string code, string what, long measured, long limit, string wayOut, SourceLocation? location) =>
        new(new RequestError(code, string.Create(CultureInfo.InvariantCulture, $"{what}: {measured}, and the limit is {limit}. {wayOut}"))
        {
            Locations = location is { } place ? [place] : [],
        });
}
