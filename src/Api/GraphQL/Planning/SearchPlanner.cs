using System.Collections.Immutable;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans searches: which words in which types, and the visible ways to the names that items are found by.</summary>
internal sealed class SearchPlanner(PlanningContext context)
{
    /// <summary>The most words of a search: each is looked up on its own.</summary>
    public const int MaxTerms = 12;

    /// <summary>The longest text of a search, in UTF-16 code units.</summary>
    public const int MaxLength = 300;

    /// <summary>The search of a connection, and its text; both null when there is none.</summary>
    public (Search? Search, SearchedText? Text) Plan(CatalogType target, InputValue? value) => Plan([target], value, "search");

    /// <summary>The search of several types, and its text; both null when there is none.</summary>
    /// <param name="targets">The types.</param>
    /// <param name="value">The text.</param>
    /// <param name="argument">The argument that holds it.</param>
    public (Search? Search, SearchedText? Text) Plan(ImmutableArray<CatalogType> targets, InputValue? value, string argument)
    {
        if (value is not LeafValue { Current: string text } leaf || targets.IsEmpty)
        {
            return (null, null);
        }

        if (text.Length > MaxLength)
        {
            throw context.Refusal($"\"{argument}\" has {text.Length} characters, more than the limit of {MaxLength}. Search for the few words that matter.", ErrorCode.CostLimitExceeded);
        }

        var words = SearchTerms.Of(text, context.Languages);
        if (words.Length > MaxTerms)
        {
            throw context.Refusal($"\"{argument}\" has {words.Length} words, more than the limit of {MaxTerms}. Search for the few words that matter.", ErrorCode.CostLimitExceeded);
        }

        // How many words there are, and which are phrases, decides the SQL, so the plan is bound to that; the words are parameters.
        context.Read(leaf, Outline);
        if (words.IsEmpty)
        {
            return (null, null);
        }

        var searched = new SearchedText(leaf, string.Join(' ', targets.Select(target => target.Name)), context.Languages);
        var terms = searched.Words(words.Length).Zip(words, (source, word) => new SearchTerm(context.Parameter(source, SqlType.Text), word.IsPhrase));
        return (new Search([.. targets.Select(Target)], [.. terms], context.Languages), searched);
    }

    /// <summary>For each word whether it is a phrase ('1') or not ('0'); null for a text that is refused.</summary>
    private string? Outline(object? text) =>
        text is string { Length: <= MaxLength } given && SearchTerms.Of(given, context.Languages) is { Length: <= MaxTerms } words
            ? string.Concat(words.Select(word => word.IsPhrase ? '1' : '0'))
            : null;

    private SearchTarget Target(CatalogType type) => new(
        type.Name, type.Table, context.Visibility(type.Name), [.. SearchTable.NamesOf(type.Name).Select(Names)], ProminenceOf(type));

    /// <summary>The column by which items that match equally well are ordered, the greatest first; null when there is none.</summary>
    public static Column? ProminenceOf(CatalogType type) => SearchTable.ProminenceOf(type.Name) is { } field ? ((ScalarField)type.Field(field)!).Column : null;

    private SearchedNames Names(SearchTable.NamedBy names) => new(
        names.Path[^1].Type, [.. names.Path.Select(step => context.Rows(step.Type, step.Link))], names.Weight);
}
