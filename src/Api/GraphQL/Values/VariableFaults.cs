using Expect.Api.GraphQL.Documents.Rules;

namespace Expect.Api.GraphQL.Values;

/// <summary>Faults of the variables of a request, which refuse it: all of them at once, as far as they are few.</summary>
internal sealed class VariableFaults : InputFaults
{
    private readonly List<RequestError> _errors = [];

    /// <summary>The name of the variable at hand.</summary>
    public string Variable { get; set; } = "";

    /// <inheritdoc/>
    public override void Add(string owner, string member, InputFault fault) => Add($"Variable {Place(owner)} {fault.English}");

    /// <inheritdoc/>
    public override string Name(string owner) => $"variable {Place(owner)}";

    /// <summary>Takes note of a fault, in words.</summary>
    /// <exception cref="RequestRefusedException">There are enough of them.</exception>
    public void Add(string message)
    {
        _errors.Add(new RequestError(ErrorCode.BadUserInput, message));
        if (_errors.Count == EnoughErrorsRule.Most)
        {
            ThrowIfAny();
        }
    }

    /// <summary>Refuses the request when there are faults.</summary>
    /// <exception cref="RequestRefusedException">There are.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new RequestRefusedException([.. _errors]);
        }
    }

    private string Place(string owner) => $"\"${Variable}\"{(owner.Length == 0 ? "" : $" at \"{owner.TrimStart('.')}\"")}";
}
