using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Schema;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans how the conflicts of a release are written: they are found before the query runs.</summary>
internal sealed class ReleaseConflictsPlanner(PlanningContext context)
{
    /// <summary>Writes conflicts as JSON, with the members that are selected.</summary>
    public string Write(CollectedField member, ImmutableArray<ReleaseProblem> problems)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ProblemWriter.Options))
        {
            json.WriteStartArray();
            foreach (var change in problems.GroupBy(problem => problem.Change, problem => problem.Problem))
            {
                json.WriteStartObject();
                foreach (var field in FieldCollector.Collect(context, member.Selections, name => name == ReleaseConflictsField.ConflictType))
                {
                    json.WritePropertyName(field.Key);
                    switch (field.Name)
                    {
                        case "change": json.WriteNumberValue(change.Key); break;
                        case "problems": json.WriteRawValue(new ProblemWriter(context, ReleaseConflictsField.ProblemType).Write(field, [.. change], "[]")); break;
                        default: json.WriteStringValue(ReleaseConflictsField.ConflictType); break;
                    }
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
