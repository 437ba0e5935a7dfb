using System.Globalization;
using Expect.Api.GraphQL.Mutations;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root type <c>Mutation</c> with its inputs and answers.</summary>
internal sealed class MutationTypes(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, MutationCatalog mutations)
{
    /// <summary>The root type's name.</summary>
    public const string Mutation = "Mutation";

    private readonly MutationInputTypes _inputs = new(registry, scalars);
    private readonly MutationErrorTypes _errors = new(registry, scalars, objects);
    private readonly UploadTypes _uploads = new(registry, scalars, objects);

    /// <summary>What can stand in the way.</summary>
    public MutationErrorTypes Errors => _errors;

    /// <summary>The root type.</summary>
    public ObjectGraphType Of(ContentCatalog catalog) => registry.GetOrAdd<ObjectGraphType>(Mutation, "What can be written. Each field is a transaction of its own, in the order of the document.", root =>
    {
        foreach (var field in mutations.Fields)
        {
            root.Field(
                field.Name, Payload(field).Required(), Describe(field),
                TypeSyntax.Argument("input", _inputs.Of(field, catalog).Required(), "What to write."));
        }

        new AdministrationTypes(registry, scalars, objects, _errors, catalog).Add(root);
    });

    private ObjectGraphType Payload(MutationField field) => field.Kind == MutationKind.Import ? ImportPayload(field) : registry.GetOrAdd<ObjectGraphType>(
        field.Payload, $"What came of {field.Name}: the item, or everything that stood in its way.", type =>
        {
            type.Field(field.Item, field.Kind == MutationKind.Upload ? _uploads.Of(field.Type.Shown) : objects.Of(field.Type.Shown), field.Kind switch
            {
                MutationKind.Delete => "The item as it was; null when there are errors.",
                MutationKind.Upload => "Where the bytes are put; null when there are errors.",
                _ => "The item as it is now; null when there are errors.",
            });
            type.Field("errors", _errors.Of(field).ListOfRequired(), "Everything that stood in the way, all at once; null when it was done.");
        });

    private ObjectGraphType ImportPayload(MutationField field) => registry.GetOrAdd<ObjectGraphType>(
        field.Payload, $"What came of {field.Name}: how many items, or everything that stood in its way.", type =>
        {
            type.Field("created", scalars.Int.Required(), "How many items are new; 0 when there are errors.");
            type.Field("updated", scalars.Int.Required(), "How many items were changed; 0 when there are errors.");
            type.Field("unchanged", scalars.Int.Required(), "How many items were as their rows say already, so that nothing was written of them; 0 when there are errors.");
            type.Field("dryRun", scalars.Boolean.Required(), "Whether everything was only tried, and nothing written.");
            type.Field(
                "errorCount", scalars.Int.Required(),
                "How many errors there are. The rules of the database are looked at until there are 100, all others for every row.");
            type.Field(
                "errors", _errors.Of(field).ListOfRequired(),
                "What stood in the way, the first 100 errors; null when it was done. Paths begin with rows and the index of the row, from 0.");
        });

    private static string Describe(MutationField field) => field.Command?.Description ?? string.Format(CultureInfo.InvariantCulture, field.Kind switch
    {
        MutationKind.Create => "Writes a new {0}.",
        MutationKind.Upload => "Announces a new {0}. Put its bytes to the address in the answer, and it is there.",
        MutationKind.Update => "Changes the given fields of a {0}; the others stay as they are. Null takes a value away.",
        MutationKind.Delete => "Erases a {0} that was never public or decided. Its revisions stay, so that it can be restored.",
        MutationKind.Restore => "Writes a {0} as it was in one of its revisions, an erased one under its id.",
        MutationKind.Publish => "Makes a {0} public, when nothing that the public needs is missing.",
        MutationKind.Transition => "Moves a {0} along its life cycle.",
        MutationKind.Import when field.Type.IsUploaded => "Changes many items of {0}, all or none. A row names its item by its id or a unique key; new ones are uploaded.",
        MutationKind.Import => "Writes many items of {0}, all or none. A row whose item is there, by its id or a unique key, changes what it gives; any other makes a new item.",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "A mutation without a description."),
    }, field.Type.Name);
}
