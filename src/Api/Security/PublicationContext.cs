using System.Collections.Immutable;
using Expect.Persistence.Catalog;

namespace Expect.Api.Security;

/// <summary>In which languages, and from which stage of publication, an operation reads.</summary>
/// <param name="Languages">BCP 47 tags, the preferred one first, distinct; at least one.</param>
/// <param name="Preview">Whether drafts are shown; only ever true for editors, who see all of them, and for contributors, who see those of their territories.</param>
/// <param name="At">The moment to come for which it reads, UTC; null for now. Only ever given for an editor.</param>
public sealed record PublicationContext(ImmutableArray<string> Languages, bool Preview, DateTime? At = null)
{
    /// <summary>French, published content only.</summary>
    public static readonly PublicationContext Default = new(["fr"], Preview: false);

    /// <summary>The release that is read as if it had been published; null for none. Only ever given for an editor. Plans do not depend on it.</summary>
    public Guid? Release { get; init; }

    /// <summary>The key under which plans for this context are cached. The moment itself is a parameter of theirs.</summary>
    public string Key { get; } = string.Join(',', Languages) + (Preview ? "+preview" : "") + (At is null ? "" : "+at");

    /// <summary>Which rows exist for the viewer in this context. What will be public is what anybody will see then.</summary>
    public Audience AudienceOf(Viewer viewer) => At is not null && !Preview ? Audience.Public : viewer.AudienceOf(Preview);
}
