using System.Collections.Immutable;
using Expect.Persistence.Writing;

namespace Expect.Api.Assets;

/// <summary>What came of an upload.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    /// <summary>There is an asset of those bytes.</summary>
    /// <param name="Id">The asset.</param>
    /// <param name="IsNew">Whether it was not there before.</param>
    public sealed record Taken(Guid Id, bool IsNew) : UploadOutcome;

    /// <summary>The upload was used before.</summary>
    public sealed record TooLate : UploadOutcome;

    /// <summary>The asset cannot be written as it was announced.</summary>
    /// <param name="Problems">Every reason.</param>
    public sealed record Refused(ImmutableArray<WriteProblem> Problems) : UploadOutcome;
}
