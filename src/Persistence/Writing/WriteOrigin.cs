namespace Expect.Persistence.Writing;

/// <summary>Who writes, and when: what every revision says.</summary>
/// <param name="ActorId">The account; null when it is the system, or a token without an account.</param>
/// <param name="TraceId">The trace of the request; null when there is none.</param>
/// <param name="Now">The moment.</param>
/// <param name="MayWrite">Whether the writer may write an item of a type that belongs to a territory, or to none.</param>
public sealed record WriteOrigin(Guid? ActorId, string? TraceId, DateTimeOffset Now, Func<WritableType, Guid?, bool> MayWrite)
{
    /// <summary>The name of the release that is applied; null when it is none.</summary>
    public string? Release { get; init; }

    /// <summary>Whether a writer that may write an item may move it to a status, by its name in the schema.</summary>
    public Func<WritableType, string, bool> MayMove { get; init; } = (_, _) => true;
}
