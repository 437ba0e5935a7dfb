using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>A root field that writes.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Type">The type of what it writes.</param>
/// <param name="Command">The command that it gives; null when it is none.</param>
public sealed record MutationField(MutationKind Kind, WritableType Type, WritableCommand? Command = null)
{
    /// <summary>The field's name.</summary>
    public string Name { get; } = Kind switch
    {
        MutationKind.Command => Command!.Name,
        MutationKind.Restore => $"restore{Type.Name}Revision",
        MutationKind.Upload => $"create{Type.Name}Upload",
        _ => char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..] + Type.Name,
    };

    /// <summary>Whether it makes a new item.</summary>
    public bool IsNew => Kind is MutationKind.Create or MutationKind.Upload;

    /// <summary>The name of its input.</summary>
    public string Input => SchemaNames.Pascal(Name) + "Input";

    /// <summary>The name of its answer.</summary>
    public string Payload => SchemaNames.Pascal(Name) + "Payload";

    /// <summary>The name of the union of what can stand in its way.</summary>
    public string Error => SchemaNames.Pascal(Name) + "Error";

    /// <summary>Whether a release can keep it. What is done to releases themselves is done at once; files are sent at once, and imports written at once.</summary>
    public bool IsKept => Kind is not (MutationKind.Upload or MutationKind.Import) && Type.Entity != typeof(Domain.Releases.Release);

    /// <summary>The answer's field with what was written.</summary>
    public string Item => Kind == MutationKind.Upload ? UploadTypes.Field(Type) : Type.Shown.SingularField ?? char.ToLowerInvariant(Type.Name[0]) + Type.Name[1..];

    /// <summary>The root field that makes new items of a type.</summary>
    public static MutationField New(WritableType type) => new(type.IsUploaded ? MutationKind.Upload : MutationKind.Create, type);
}

/// <summary>What a mutation does.</summary>
public enum MutationKind
{
    /// <summary>Writes a new item.</summary>
    Create,

    /// <summary>Announces a file, which is a new item when its bytes are there.</summary>
    Upload,

    /// <summary>Writes some values of an item.</summary>
    Update,

    /// <summary>Erases an item.</summary>
    Delete,

    /// <summary>Writes an item as it was.</summary>
    Restore,

    /// <summary>Moves an item to the status in which everybody sees it.</summary>
    Publish,

    /// <summary>Moves an item along its life cycle.</summary>
    Transition,

    /// <summary>Does what the type has a command for.</summary>
    Command,

    /// <summary>Writes many items.</summary>
    Import,
}
