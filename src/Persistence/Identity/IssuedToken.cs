using System.Collections.Immutable;
using Expect.Domain.Identity;

namespace Expect.Persistence.Identity;

/// <summary>An API token as the database knows it: without its text.</summary>
/// <param name="Id">Its id, which is also part of its text.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Name">The name of the account.</param>
/// <param name="Roles">The roles that it gives.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="Territories">Ids of the territories that it speaks for.</param>
/// <param name="State">Whether it is good at all.</param>
/// <param name="ExpiresAt">When it ends; null for never.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
public sealed record IssuedToken(
    Guid Id, Guid AccountId, string Name, ImmutableArray<Role> Roles, ImmutableArray<Scope> Scopes, ImmutableArray<Guid> Territories,
    ApiTokenState State, DateTime? ExpiresAt, DateTime? LastUsedAt);
