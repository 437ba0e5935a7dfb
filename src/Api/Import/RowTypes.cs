using System.Collections.Concurrent;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Writing;
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

    private readonly ConcurrentDictionary<string, InputObjectGraphType> _types = new(StringComparer.Ordinal);

    /// <summary>The form of rows of a type.</summary>
    internal InputObjectGraphType Of(WritableType type) => _types.GetOrAdd(type.Name, _ => Make(type));

    private InputObjectGraphType Make(WritableType type)
    {
        var input = (InputObjectGraphType)schema.AllTypes[new MutationField(MutationKind.Create, type).Input]!;
        var row = new InputObjectGraphType { Name = type.Name };
        row.Field(Id, schema.AllTypes["ID"]!, "The item.");
        if (type.Statuses is { } statuses)
        {
            row.Field(Status, schema.AllTypes[statuses.Name]!, "The status.");
        }

        foreach (var field in input.Fields)
        {
            row.Field(field.Name, field.ResolvedType is NonNullGraphType required ? required.ResolvedType! : field.ResolvedType!, field.Description!);
        }

        return row;
    }
}
