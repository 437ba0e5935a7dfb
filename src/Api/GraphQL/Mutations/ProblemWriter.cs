using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Writes problems as a list of errors.</summary>
/// <param name="context">The language of messages, and the fragments of selections.</param>
/// <param name="union">The type of the list's elements.</param>
internal sealed class ProblemWriter(PlanningContext context, string union)
{
    /// <summary>How their JSON is written.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the list.</summary>
    /// <param name="member">The field with its selections.</param>
    /// <param name="problems">The problems.</param>
    /// <param name="referrers">The JSON of the items that refer to the one that was to be erased.</param>
    public string Write(CollectedField member, ImmutableArray<WriteProblem> problems, string referrers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var problem in problems)
            {
                var type = TypeOf(problem);
                json.WriteStartObject();
                foreach (var field in FieldCollector.Collect(context, member.Selections, name => name == type || name == MutationErrorTypes.Error || name == union))
                {
                    json.WritePropertyName(field.Key);
                    WriteField(json, type, problem, field.Name, referrers);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The selections of the items that refer to the one that was to be erased; null when they are not asked for.</summary>
    public CollectedField? Referrers(CollectedField member) => FieldCollector
        .Collect(context, member.Selections, name => name is MutationErrorTypes.Referenced or MutationErrorTypes.Error || name == union)
        .FirstOrDefault(field => field.Name == "by");

    private void WriteField(Utf8JsonWriter json, string type, WriteProblem problem, string field, string referrers)
    {
        switch (field, problem)
        {
            case ("__typename", _):
                json.WriteStringValue(type);
                break;
            case ("message", _):
                json.WriteStringValue(ProblemMessages.Of(problem, context.Languages[0]));
                break;
            case ("path", _):
                WriteAll(json, problem.Path);
                break;
            case ("code", InvalidInput invalid):
                json.WriteStringValue(invalid.Code);
                break;
            case ("expected", VersionConflict conflict):
                json.WriteNumberValue(conflict.Expected);
                break;
            case ("itemId", VersionConflict conflict):
                json.WriteStringValue(new Persistence.Reading.GlobalId(conflict.Item.Type, conflict.Item.Id).ToString());
                break;
            case ("actual", VersionConflict conflict):
                json.WriteNumberValue(conflict.Actual);
                break;
            case ("from", InvalidMove move):
                json.WriteStringValue(move.From);
                break;
            case ("to", InvalidMove move):
                json.WriteStringValue(move.To);
                break;
            case ("allowed", InvalidMove move):
                WriteAll(json, move.Allowed);
                break;
            case ("existingId", KeyTaken { Existing: { } existing }):
                json.WriteStringValue(new Persistence.Reading.GlobalId(existing.Type, existing.Id).ToString());
                break;
            case ("existingId", _):
                json.WriteNullValue();
                break;
            case ("by", _):
                json.WriteRawValue(referrers);
                break;
            default:
                throw new InvalidOperationException($"{type}.{field} is in the schema, but nothing writes it.");
        }
    }

    private static void WriteAll(Utf8JsonWriter json, ImmutableArray<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string TypeOf(WriteProblem problem) => problem switch
    {
        InvalidInput => MutationErrorTypes.Validation,
        ItemNotFound => MutationErrorTypes.NotFound,
        VersionConflict => MutationErrorTypes.VersionConflict,
        InvalidMove => MutationErrorTypes.InvalidTransition,
        KeyTaken => MutationErrorTypes.Duplicate,
        StillReferenced => MutationErrorTypes.Referenced,
        NotAllowed => MutationErrorTypes.Forbidden,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without a type."),
    };
}
