using System.Collections.Concurrent;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Writing;
using GraphQL;
using GraphQL.Types;

namespace Expect.Api.Import;

/// <summary>
/// The form of the rows of imports: that of the inputs of new items, of which a row need not give any field, with the item's id and
/// its status besides. Thread-safe.
/// </summary>
/// <param name="schema">The schema with the inputs.</param>
public sealed class RowTypes(ISchema schema)
{
    /// <summary>The member that names the item.</summary>
    public const string Id = "id";

    /// <summary>The member that says where in its life cycle the item is to stand.</summary>
    public const string Status = "status";

    /// <summary>The member of what comes with its history: a readable text from which its id follows.</summary>
    public const string Key = "key";

    /// <summary>The member of what comes with its history: values that nobody writes but moves and uploads.</summary>
    public const string Recorded = "recorded";

    private readonly ConcurrentDictionary<(string Type, bool AreRecords), InputObjectGraphType> _types = new();

    /// <summary>The form of rows of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="areRecords">Whether rows come with ids and history.</param>
    internal InputObjectGraphType Of(WritableType type, bool areRecords) => _types.GetOrAdd((type.Name, areRecords), _ => Make(type, areRecords));

    private InputObjectGraphType Make(WritableType type, bool areRecords)
    {
        var input = (InputObjectGraphType)schema.AllTypes[MutationField.New(type).Input]!;
        var row = new InputObjectGraphType { Name = type.Name };
        if (areRecords)
        {
            row.Field(Key, schema.AllTypes["String"]!.Required(), "The key.");
            row.Field(Recorded, schema.AllTypes["JSON"]!, "What was decided.");
        }
        else
        {
            row.Field(Id, schema.AllTypes["ID"]!, "The item.");
        }

        if (type.Statuses is { } statuses && (areRecords || type.IsPublished))
        {
            row.Field(Status, schema.AllTypes[statuses.Name]!, "The status.");
        }

        foreach (var field in input.Fields.Where(field => type.Fields.Any(known => known.Name == field.Name)))
        {
            var optional = field.ResolvedType is NonNullGraphType required ? required.ResolvedType! : field.ResolvedType!;
            row.Field(field.Name, areRecords && IsOfParts(type, field.Name) ? WithKey((ListGraphType)optional) : optional, field.Description!);
        }

        return row;
    }

    private static bool IsOfParts(WritableType type, string field) => type.Fields.Any(known => known.Name == field && known.Form == WritableForm.Parts);

    private ListGraphType WithKey(ListGraphType parts)
    {
        var part = (InputObjectGraphType)parts.GetNamedType();
        var keyed = new InputObjectGraphType { Name = part.Name };
        keyed.Field(Key, schema.AllTypes["String"]!.Required(), "The key.");
        foreach (var field in part.Fields)
        {
            keyed.Field(field.Name, field.ResolvedType!, field.Description!);
        }

        return keyed.ListOfRequired();
    }
}
