using System.Collections.Immutable;
using Expect.Domain.Identity;

namespace Expect.Persistence.Identity;

/// <summary>A token to create, with an account of its own.</summary>
/// <param name="Name">The account's name for people.</param>
/// <param name="Roles">The roles; at least one.</param>
/// <param name="Scopes">What it is good for; at least one.</param>
/// <param name="Territories">Slugs of the territories that it speaks for.</param>
/// <param name="Lifetime">How long it lives; null for until it is revoked.</param>
public sealed record NewApiToken(string Name, ImmutableArray<Role> Roles, ImmutableArray<Scope> Scopes, ImmutableArray<string> Territories, TimeSpan? Lifetime)
{
    /// <summary>When it ends, instead of a lifetime; null when that decides.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it is for a run on a developer's machine, which prints it. Production does not start where there are such tokens.</summary>
    public bool IsDevelopment { get; init; }
}
