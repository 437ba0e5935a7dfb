using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Microsoft.Net.Http.Headers;

namespace Expect.Api.Security;

/// <summary>Reads the header <c>Accept-Language</c> (RFC 9110, 12.5.4).</summary>
public static class AcceptLanguage
{
    /// <summary>Browsers send two to five; a longer chain would only make more plans.</summary>
    private const int MaxLanguages = 4;

    private const int MaxHeaderLength = 512;

    /// <summary>The languages of the list that the header asks for, the most wanted first, distinct. Unknown ones and <c>*</c> are left out.</summary>
    /// <param name="header">The header's value; null when it is missing.</param>
    public static ImmutableArray<Language> Parse(string? header)
    {
        if (string.IsNullOrEmpty(header) || header.Length > MaxHeaderLength
            || !StringWithQualityHeaderValue.TryParseList([header], out var ranges))
        {
            return [];
        }

        return
        [
            .. ranges.Where(range => range.Quality is not 0)
                .OrderByDescending(range => range.Quality ?? 1)
                .Select(range => Languages.BestFor(range.Value.ToString()))
                .OfType<Language>()
                .Distinct()
                .Take(MaxLanguages),
        ];
    }
}
