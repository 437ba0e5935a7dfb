namespace Expect.Api.GraphQL.Values;

/// <summary>What does not fit its type in an input, told as it is found.</summary>
internal abstract class InputFaults
{
    /// <summary>Takes note of a fault.</summary>
    /// <param name="owner">Where the value stands, its steps led by dots or in brackets; empty for the whole input.</param>
    /// <param name="member">The member of it that the fault is about, led by a dot; empty when it is the value itself.</param>
    /// <param name="fault">What is wrong.</param>
    public abstract void Add(string owner, string member, InputFault fault);

    /// <summary>What a value is called in messages.</summary>
    public abstract string Name(string owner);
}

/// <summary>Faults of a row of an import.</summary>
/// <param name="told">Told of each: where it stands, and what is wrong, as whole sentences.</param>
internal sealed class RowFaults(Action<string, InputFault> told) : InputFaults
{
    /// <inheritdoc/>
    public override void Add(string owner, string member, InputFault fault) =>
        told(owner + member, new InputFault($"{Name(owner)} {fault.English}", $"{(owner.Length == 0 ? "La ligne" : Name(owner))} {fault.French}"));

    /// <inheritdoc/>
    public override string Name(string owner) => owner.Length == 0 ? "The row" : $"\"{owner.TrimStart('.')}\"";
}
