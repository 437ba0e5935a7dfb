using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>An order with what binds cursors to it.</summary>
/// <param name="Terms">Its keys; the last one is unique.</param>
/// <param name="Text">Its keys as a client knows them: <c>parent.name ASC, id ASC</c>. It tells every order of a type from every other.</param>
internal sealed record PlannedOrder(ImmutableArray<OrderTerm> Terms, string Text);
