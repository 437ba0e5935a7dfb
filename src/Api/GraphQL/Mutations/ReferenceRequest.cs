using System.Collections.Immutable;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>An item that an input names, to be found.</summary>
/// <param name="Target">Its type.</param>
/// <param name="By">One of the type's unique keys.</param>
/// <param name="Path">Where in the input.</param>
/// <param name="Found">Takes its id.</param>
internal sealed record ReferenceRequest(CatalogType Target, InputValue By, ImmutableArray<string> Path, Action<Guid> Found);
