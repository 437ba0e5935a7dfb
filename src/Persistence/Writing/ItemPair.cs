using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Writing;

/// <summary>Two items in a relation of many to many.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Item">The item that has it.</param>
/// <param name="Target">The item that it leads to.</param>
internal readonly record struct ItemPair(ISkipNavigation Relation, Guid Item, Guid Target);
