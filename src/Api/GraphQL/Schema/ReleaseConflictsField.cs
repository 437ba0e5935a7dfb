using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The field <c>conflicts</c> of a release, with its types.</summary>
internal static class ReleaseConflictsField
{
    /// <summary>The field's name.</summary>
    public const string Name = "conflicts";

    /// <summary>The type that has it.</summary>
    public const string ReleaseType = "Release";

    /// <summary>The type of what stands in the way of a change.</summary>
    public const string ConflictType = "ReleaseConflict";

    /// <summary>The union of what a problem can be.</summary>
    public const string ProblemType = "ReleaseProblem";

    /// <summary>Adds the field, when the content model has releases.</summary>
    public static void Add(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, MutationErrorTypes errors, ContentCatalog catalog)
    {
        if (catalog.Find(ReleaseType) is { } release)
        {
            ((ObjectGraphType)objects.Of(release)).Field(
                Name, Conflict(registry, scalars, errors).RequiredList(),
                "What stands in the way of the release as things stand: its changes are tried and taken back. Empty when nothing does. Only of one release at a time, found by `release`.");
        }
    }

    private static ObjectGraphType Conflict(TypeRegistry registry, ScalarTypes scalars, MutationErrorTypes errors) => registry.GetOrAdd<ObjectGraphType>(
        ConflictType, "A change of a release that cannot be applied as things stand (conflit).", type =>
        {
            type.Field("change", scalars.Int.Required(), "The change's number.");
            type.Field("problems", errors.OfRelease.RequiredList(), "Everything that stands in its way; paths lead into its input.");
        });
}
