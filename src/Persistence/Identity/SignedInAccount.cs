using System.Collections.Immutable;

namespace Expect.Persistence.Identity;

/// <summary>The account of somebody who signed in at an identity provider.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="Territories">Ids of the territories that were named, as far as there are such.</param>
public sealed record SignedInAccount(Guid Id, string? Name, bool IsOpen, ImmutableArray<Guid> Territories);
