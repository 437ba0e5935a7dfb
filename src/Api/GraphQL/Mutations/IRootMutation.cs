using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>A root field of a mutation, its input read: to be executed in a transaction of its own.</summary>
internal interface IRootMutation
{
    /// <summary>Who writes.</summary>
    WriteOrigin Origin { get; }

    /// <summary>The JSON of the answer; what it tells of is committed.</summary>
    Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation);
}
