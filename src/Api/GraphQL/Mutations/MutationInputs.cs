namespace Expect.Api.GraphQL.Mutations;

/// <summary>Fields that inputs of mutations share.</summary>
internal static class MutationInputs
{
    /// <summary>The release that keeps the change.</summary>
    public const string Release = "release";
}
