namespace Expect.Api.GraphQL.Documents;

/// <summary>Finds the operation that a request means.</summary>
public static class OperationSelector
{
    /// <summary>The operation of that name; without a name, the only one. An empty name means none.</summary>
    /// <exception cref="RequestRefusedException">There is no such operation, or several and no name.</exception>
    public static ValidatedOperation Select(ValidatedDocument document, string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            return document.Operations.FirstOrDefault(operation => operation.Name == name)
                ?? throw Unresolved($"The document has no operation of that operationName. It has: {NamesOf(document)}.");
        }

        return document.Operations switch
        {
            [var only] => only,
            [] => throw Unresolved("The document has fragments only. Add an operation."),
            _ => throw Unresolved($"The document has several operations. Say which one with operationName: {NamesOf(document)}."),
        };
    }

    private static string NamesOf(ValidatedDocument document) =>
        Refusals.Shorten(string.Join(", ", document.Operations.Select(operation => operation.Name ?? "(one without a name)")));

    private static RequestRefusedException Unresolved(string message) => new(ErrorCode.OperationResolutionFailure, message);
}
