using System.Collections;

namespace Expect.Persistence.Writing;

/// <summary>The lists of entities. Read from the entity itself: the context would look through all that stands in them.</summary>
internal static class Lists
{
    /// <summary>A list that an entity holds.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="member">The property.</param>
    public static IList Of(object entity, string member) => (IList)Members.Value(entity, member)!;
}
