using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Expect.Api.Caching;
using Expect.Api.GraphQL.Schema;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>Answers what operations ask about the schema, by GraphQL.NET's executor. Cached.</summary>
public sealed class IntrospectionAnswers
{
    /// <summary>Room for about a dozen answers to the usual tools.</summary>
    private const long CacheBytes = 16 * 1024 * 1024;

    private static readonly FrozenDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    private readonly DocumentExecuter _executer = new();
    private readonly GraphQLSerializer _serializer = new(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    private readonly ByteBoundedCache<(ValidatedOperation Operation, string Variables), FrozenDictionary<string, string>> _answers = new(CacheBytes);

    /// <summary>The JSON text of each introspection field of the operation's root, by response key; empty when there is none.</summary>
    /// <param name="operation">The operation; it may ask for data besides.</param>
    /// <param name="variables">The request's variables; undefined or null when there are none.</param>
    /// <param name="languages">BCP 47 tags for the labels of vocabularies, the preferred one first.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">A variable has a wrong value.</exception>
    public async ValueTask<FrozenDictionary<string, string>> AnswerAsync(ValidatedOperation operation, JsonElement variables, ImmutableArray<string> languages, CancellationToken cancellation)
    {
        if (!operation.HasIntrospection)
        {
            return None;
        }

        var key = (operation, $"{string.Join(',', languages)}\n{KeyOf(operation, variables)}");
        if (_answers.Find(key) is { } known)
        {
            return known;
        }

        var answer = await ExecuteAsync(operation, variables, languages, cancellation);
        _answers.Offer(key, answer, 1024 + (2 * answer.Values.Sum(json => (long)json.Length)));
        return answer;
    }

    private static string KeyOf(ValidatedOperation operation, JsonElement variables)
    {
        if (operation.IntrospectionVariables.IsEmpty || variables.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var key = new StringBuilder();
        foreach (var name in operation.IntrospectionVariables)
        {
            key.Append(variables.TryGetProperty(name, out var value) ? value.GetRawText() : "").Append('\n');
        }

        return key.ToString();
    }

    private static Inputs InputsOf(ValidatedOperation operation, JsonElement variables)
    {
        var inputs = new Dictionary<string, object?>();
        foreach (var name in operation.IntrospectionVariables)
        {
            if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var value))
            {
                inputs[name] = value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Null => null,
                    JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                        value.EnumerateArray().Select(item => item.GetString()).ToArray(),
                    _ => throw new RequestRefusedException(
                        ErrorCode.BadUserInput, $"The variable ${name} must be a string, a list of strings or a boolean."),
                };
            }
        }

        return new Inputs(inputs);
    }

    private async Task<FrozenDictionary<string, string>> ExecuteAsync(ValidatedOperation operation, JsonElement variables, ImmutableArray<string> languages, CancellationToken cancellation)
    {
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = operation.Schema,
            Document = new GraphQLDocument([IntrospectionFields.Extract(operation), .. operation.Fragments.Values]),
            Variables = InputsOf(operation, variables),
            UserContext = new Dictionary<string, object?> { [VocabularyField.LanguagesKey] = languages },
            ValidationRules = Array.Empty<IValidationRule>(),
            CancellationToken = cancellation,
        });
        if (result.Errors is { Count: > 0 } errors)
        {
            if (errors.Select(error => error.InnerException).OfType<RequestRefusedException>().FirstOrDefault() is { } refused)
            {
                throw refused;
            }

            throw errors.FirstOrDefault(error => error is not ValidationError) is { } fault
                ? new InvalidOperationException("Introspection failed.", fault)
                : new RequestRefusedException([.. errors.Select(error => new RequestError(ErrorCode.BadUserInput, Refusals.Shorten(error.Message)))]);
        }

        using var json = JsonDocument.Parse(_serializer.Serialize(result));
        return json.RootElement.GetProperty("data").EnumerateObject()
            .ToFrozenDictionary(field => field.Name, field => field.Value.GetRawText(), StringComparer.Ordinal);
    }
}
