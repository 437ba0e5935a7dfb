using Expect.Api.GraphQL.Mutations;
using Expect.Domain.Releases;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>What can stand in the way of a mutation, as types.</summary>
internal sealed class MutationErrorTypes(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects)
{
    /// <summary>The interface of all errors.</summary>
    public const string Error = "Error";

    public const string Validation = "ValidationError";
    public const string NotFound = "NotFoundError";
    public const string VersionConflict = "VersionConflictError";
    public const string InvalidTransition = "InvalidTransitionError";
    public const string Duplicate = "DuplicateError";
    public const string Referenced = "ReferencedError";
    public const string Forbidden = "ForbiddenError";

    /// <summary>The errors of a mutation.</summary>
    public UnionGraphType Of(MutationField field) => Union(
        field.Error, $"What can stand in the way of {field.Name}.",
        field.Command?.Is<PublishRelease>() == true || field.Command?.Is<ScheduleRelease>() == true ? [.. OfChanges, ReferencedType] : Possible(field.Kind));

    /// <summary>The problems of the changes of a release.</summary>
    public UnionGraphType OfRelease => Union(ReleaseConflictsField.ProblemType, "What can stand in the way of a change of a release.", OfChanges);

    private ObjectGraphType[] OfChanges => [ForbiddenType, NotFoundType, ValidationType, DuplicateType, InvalidTransitionType, VersionConflictType];

    private UnionGraphType Union(string name, string description, IEnumerable<ObjectGraphType> types) => registry.GetOrAdd<UnionGraphType>(name, description, union =>
    {
        union.ResolveType = static _ => null;
        foreach (var type in types)
        {
            union.AddPossibleType(type);
        }
    });

    /// <summary>The errors of an administrator's root field.</summary>
    public UnionGraphType OfAdministration(string union, string field) => registry.GetOrAdd<UnionGraphType>(union, $"What can stand in the way of {field}.", type =>
    {
        type.ResolveType = static _ => null;
        type.AddPossibleType(ForbiddenType);
        type.AddPossibleType(NotFoundType);
        type.AddPossibleType(ValidationType);
    });

    private IEnumerable<ObjectGraphType> Possible(MutationKind kind)
    {
        yield return ForbiddenType;
        yield return NotFoundType;
        yield return ValidationType;
        switch (kind)
        {
            case MutationKind.Upload:
                yield break;
            case MutationKind.Create:
                yield return DuplicateType;
                yield break;
            case MutationKind.Update or MutationKind.Restore:
                yield return DuplicateType;
                break;
            case MutationKind.Delete:
                yield return ReferencedType;
                break;
            case MutationKind.Publish or MutationKind.Transition:
                yield return InvalidTransitionType;
                break;
            case MutationKind.Command:
                yield return DuplicateType;
                yield return InvalidTransitionType;
                break;
            case MutationKind.Import:
                yield return DuplicateType;
                yield return InvalidTransitionType;
                yield break;
        }

        yield return VersionConflictType;
    }

    private InterfaceGraphType ErrorInterface => registry.GetOrAdd<InterfaceGraphType>(Error, "Something that stood in the way of a mutation.", type =>
    {
        type.ResolveType = static _ => null;
        AddMessage(type);
    });

    private ObjectGraphType ValidationType => Type(Validation, "A value breaks a rule.", type =>
        type.Field("code", scalars.String.Required(), "Stable name of the rule."));

    private ObjectGraphType NotFoundType => Type(NotFound, "An item that is named does not exist for the writer.", _ => { });

    private ObjectGraphType VersionConflictType => Type(VersionConflict, "Somebody else wrote the item meanwhile: read it again.", type =>
    {
        type.Field("expected", scalars.Int.Required(), "The version that the input names.");
        type.Field("actual", scalars.Int.Required(), "The version that the item has.");
        type.Field("itemId", scalars.Id.Required(), "The item.");
    });

    private ObjectGraphType InvalidTransitionType => Type(InvalidTransition, "The life cycle has no such move.", type =>
    {
        type.Field("from", scalars.String.Required(), "The item's status.");
        type.Field("to", scalars.String.Required(), "The status asked for.");
        type.Field("allowed", scalars.String.RequiredList(), "The statuses that the item can move to.");
    });

    private ObjectGraphType DuplicateType => Type(Duplicate, "Another item has that unique key.", type =>
        type.Field("existingId", scalars.Id, "The other item; null when the writer may not see it."));

    private ObjectGraphType ReferencedType => Type(Referenced, "Other items refer to the item.", type =>
        type.Field("by", objects.Content.RequiredList(), "Those of them that the writer may see, at most ten of each type."));

    private ObjectGraphType ForbiddenType => Type(Forbidden, "The writer has no right to it.", _ => { });

    private ObjectGraphType Type(string name, string description, Action<ObjectGraphType> fill) => registry.GetOrAdd<ObjectGraphType>(name, description, type =>
    {
        AddMessage(type);
        type.Field("path", scalars.String.RequiredList(), "Where in the input: names of fields, indexes of lists; empty when it is the item as a whole.");
        fill(type);
        type.IsTypeOf = static _ => false;
        type.AddResolvedInterface(ErrorInterface);
        ErrorInterface.AddPossibleType(type);
    });

    private void AddMessage(IComplexGraphType type) =>
        type.Field("message", scalars.String.Required(), "What is wrong and what to do about it, in French or English by the operation's context.");
}
