using System.Collections.Immutable;
using Expect.Api.GraphQL.Values;

namespace Expect.Api.GraphQL.Planning;

/// <summary>What a request searches for: the plan knows how many words there are, the request which.</summary>
/// <param name="Text">The text as it was typed.</param>
/// <param name="Types">Names of the types that are searched, separated by spaces.</param>
/// <param name="Languages">BCP 47 tags of the languages searched.</param>
internal sealed record SearchedText(LeafValue Text, string Types, ImmutableArray<string> Languages)
{
    /// <summary>A value for each word, in their order.</summary>
    public IEnumerable<ValueSource> Words(int count) =>
        Enumerable.Range(0, count).Select(word => Text.Source.Select(text => SearchTerms.Of((string)text!, Languages)[word].Text));

    /// <summary>What binds cursors to the search.</summary>
    /// <param name="text">The text of a request.</param>
    public string Binding(object? text) => $"|{Types}|{string.Join('|', SearchTerms.Of((string)text!, Languages).Select(word => word.Text))}";
}
