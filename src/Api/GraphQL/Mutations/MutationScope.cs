using Expect.Api.GraphQL.Planning;
using Expect.Api.Security;
using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What the execution of mutations needs to know: what can be written, who writes, and in which language it is answered.</summary>
/// <param name="Catalog">What can be read.</param>
/// <param name="Mutations">What can be written.</param>
/// <param name="Schema">The types of inputs.</param>
/// <param name="Viewer">Who writes.</param>
/// <param name="Language">BCP 47 tag.</param>
internal sealed record MutationScope(ContentCatalog Catalog, MutationCatalog Mutations, ISchema Schema, Viewer Viewer, string Language)
{
    /// <summary>Everything that can be written.</summary>
    public WritableTypes Types => Mutations.Types;

    /// <summary>What a writer sees: drafts too, as far as it may.</summary>
    public static PublicationContext ContextOf(Viewer viewer, PublicationContext context) => context with { Preview = viewer.IsEditor || viewer.Has(Role.CONTRIBUTOR) };

    /// <summary>The planning of a read that finds what inputs name.</summary>
    public PlanningContext Planning() => new(Catalog, ContextOf(Viewer, PublicationContext.Default).AudienceOf(Viewer), Language);

    /// <summary>What the parameters of plans come from: values, no moment to come, the viewer.</summary>
    public object?[] Sources(IReadOnlyList<object?> values) => [.. values, null, Viewer];

    /// <summary>The same, of a read that asks for the item that was written.</summary>
    public object?[] Sources(IReadOnlyList<object?> values, Guid written) => [.. values, written, null, Viewer];
}
