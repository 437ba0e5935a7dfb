namespace Expect.Api.GraphQL.Mutations;

/// <summary>A root field of a mutation could not be executed; those before it are written, those after it are not begun.</summary>
/// <param name="key">Its response key.</param>
/// <param name="written">The response keys of the fields before it.</param>
/// <param name="cause">What happened.</param>
public sealed class RootFieldFailedException(string key, IReadOnlyList<string> written, Exception cause) : Exception($"The root field {key} failed.", cause)
{
    /// <summary>An error, with what it leaves behind.</summary>
    public RequestError Tell(RequestError error) => error with
    {
        Path = [key],
        Message = written.Count == 0 ? error.Message : $"{error.Message} Written before it: {string.Join(", ", written)}.",
    };
}
