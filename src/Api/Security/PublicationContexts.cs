using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;
using Expect.Domain.Identity;
using GraphQLParser.AST;

namespace Expect.Api.Security;

/// <summary>Finds an operation's publication context: <c>@inContext</c>, then <c>Accept-Language</c>, then French.</summary>
public static class PublicationContexts
{
    /// <summary>The most fallbacks: each language makes every text of the statement longer.</summary>
    private const int MaxFallbacks = 8;

    /// <summary>The context.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The request's variables; undefined or null when there are none.</param>
    /// <param name="acceptLanguage">The header of that name; null when it is missing.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="RequestRefusedException">A variable has a wrong value, or the viewer may not see drafts, what is to come, or releases.</exception>
    public static PublicationContext Of(ValidatedOperation operation, JsonElement variables, string? acceptLanguage, Viewer viewer, DateTimeOffset now)
    {
        var directive = operation.Definition.Directives?.Items.Find(candidate => candidate.Name.StringValue == InContext.Name);
        if (directive is null)
        {
            return string.IsNullOrEmpty(acceptLanguage)
                ? PublicationContext.Default
                : new PublicationContext(Chain(AcceptLanguage.Parse(acceptLanguage), null), Preview: false);
        }

        var arguments = new DirectiveArguments(directive, operation.Definition, variables);
        var preview = arguments.Boolean(InContext.Preview) ?? false;
        if (preview && !viewer.IsEditor && !viewer.Has(Role.CONTRIBUTOR))
        {
            throw new RequestRefusedException(ErrorCode.Forbidden, "Drafts are for editors and contributors. Ask without preview: true, or send the token of one as Authorization: Bearer.");
        }

        var at = arguments.Moment(InContext.At);
        if (at is not null && !viewer.IsEditor)
        {
            throw new RequestRefusedException(ErrorCode.Forbidden, "What will be public is for editors. Ask without \"at\", or send an editor's token as Authorization: Bearer.");
        }

        var release = arguments.Id(InContext.Release, ReleaseConflictsField.ReleaseType);
        if (release is not null && !viewer.IsEditor)
        {
            throw new RequestRefusedException(ErrorCode.Forbidden, "Releases are for editors. Ask without \"release\", or send an editor's token as Authorization: Bearer.");
        }

        if (at < now)
        {
            throw new RequestRefusedException(ErrorCode.BadUserInput, $"The argument {InContext.At} of @{InContext.Name} is past. Give a moment to come, or leave it out to read what is public now.");
        }

        var fallback = arguments.LanguageList(InContext.Fallback);
        if (fallback is { Length: > MaxFallbacks } many)
        {
            throw new RequestRefusedException(
                ErrorCode.CostLimitExceeded,
                $"The argument {InContext.Fallback} of @{InContext.Name} has {many.Length} languages, and the limit is {MaxFallbacks}. Name those that readers understand.");
        }

        ImmutableArray<Language> preferred = arguments.Language(InContext.Language) is { } language ? [language] : AcceptLanguage.Parse(acceptLanguage);
        return new PublicationContext(Chain(preferred, fallback), preview, at?.UtcDateTime) { Release = release };
    }

    private static ImmutableArray<string> Chain(ImmutableArray<Language> preferred, ImmutableArray<Language>? fallback)
    {
        ImmutableArray<string> tags = [.. preferred.Concat(fallback ?? [Languages.French]).Select(language => language.Tag).Distinct()];
        return tags.IsEmpty ? PublicationContext.Default.Languages : tags;
    }
}
