using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents.Rules;
using Expect.Api.GraphQL.Reports;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Expect.Api.GraphQL.Documents;

/// <summary>Parses and validates documents, whatever the values of their variables.</summary>
public sealed class DocumentReader
{
    private static readonly ParserOptions Options = new() { Ignore = IgnoreOptions.Comments };

    // Some of GraphQL.NET's own rules take memory without bound where a document has many faults: ours find the same.
    private static readonly ImmutableArray<IValidationRule> Rules =
    [
        EnoughErrorsRule.Instance, ExecutableDefinitionsRule.Instance,
        .. DocumentValidator.CoreRules.Where(rule => rule is not (ArgumentsOfCorrectType or DefaultValuesOfCorrectType
            or NoUndefinedVariables or NoUnusedVariables or NoUnusedFragments or OverlappingFieldsCanBeMerged)),
        UnusedFragmentsRule.Instance, VariablesRule.Instance, LiteralsRule.Instance, MergeableFieldsRule.Instance, OneOfLiteralsRule.Instance,
    ];

    private readonly ISchema _schema;
    private readonly RequestLimits _limits;
    private readonly CompilationCounters? _counters;
    private readonly DocumentValidator _validator = new();

    /// <summary>A reader of documents for a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="limits">How large documents may be.</param>
    /// <param name="counters">What counts its work; null when nobody looks.</param>
    public DocumentReader(ISchema schema, RequestLimits limits, CompilationCounters? counters = null)
    {
        _schema = schema;
        _limits = limits;
        _counters = counters;
    }

    /// <summary>The document.</summary>
    /// <exception cref="RequestRefusedException">The text is too large, no GraphQL, or does not fit the schema.</exception>
    public ValueTask<ValidatedDocument> ReadAsync(string text, CancellationToken cancellation) => ReadAsync(text, default, cancellation);

    /// <summary>The document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="budget">What the request may spend; checked before validation.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">The text is too large, no GraphQL, or does not fit the schema.</exception>
    public async ValueTask<ValidatedDocument> ReadAsync(string text, CostBudget budget, CancellationToken cancellation)
    {
        var syntax = Parse(text);
        var size = StructureChecks.Check(syntax, _limits);
        var measured = size.HasCircle ? null : CostCheck.Refuse(syntax, _schema, budget);
        budget.Report?.Timings?.End(Stage.Parse);
        _counters?.Validated();
        var errors = await ErrorsOfAsync(syntax, cancellation);
        if (!errors.IsEmpty)
        {
            throw new RequestRefusedException([.. errors.Select(Describe)]);
        }

        budget.Report?.Timings?.End(Stage.Validate);
        var document = new ValidatedDocument(HashOf(text), syntax, _schema) { ExpandedFields = size.Fields };
        if (measured is var (definition, cost))
        {
            document.Operations.First(operation => operation.Definition == definition).Cost = cost;
        }

        return document;
    }

    // Without an operation, the validator checks the document alone and coerces no variables: they differ from request to request.
    private async Task<ImmutableArray<ExecutionError>> ErrorsOfAsync(GraphQLDocument syntax, CancellationToken cancellation)
    {
        try
        {
            var result = await _validator.ValidateAsync(new ValidationOptions
            {
                Schema = _schema,
                Document = syntax,
                Rules = Rules,
                CancellationToken = cancellation,
            });
            return result.IsValid ? [] : [.. result.Errors.Take(EnoughErrorsRule.Most)];
        }
        catch (EnoughErrorsException enough)
        {
            return [.. enough.Errors];
        }
    }

    private static RequestError Describe(ExecutionError error) => new(ErrorCode.ValidationFailed, Refusals.Shorten(error.Message))
    {
        Locations = error.Locations is { } places ? [.. places.Select(place => new SourceLocation(place.Line, place.Column))] : [],
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private GraphQLDocument Parse(string text)
    {
        try
        {
            TextChecks.Check(text, _limits);
            _counters?.Parsed();
            var document = Parser.Parse(text, Options);
            return document.Definitions.Count > 0
                ? document
                : throw new RequestRefusedException(ErrorCode.ParseFailed, "The document is empty. Send an operation, for instance { __typename }.");
        }
        catch (GraphQLSyntaxErrorException error)
        {
            throw NotGraphQL(error.Description, error.Location);
        }
        catch (GraphQLMaxDepthExceededException error)
        {
            throw NotGraphQL("Nested too deep.", error.Location);
        }
    }

    private static RequestRefusedException NotGraphQL(string description, Location place) =>
        new(new RequestError(ErrorCode.ParseFailed, Refusals.Shorten($"The document is not GraphQL. {description.Split("; for more information")[0]}"))
        {
            Locations = [new SourceLocation(place.Line, place.Column)],
        });
}
