namespace Expect.Api.GraphQL.Values;

/// <summary>What does not fit its type in an input, told as it is found.</summary>
internal abstract class InputFaults
{
    /// <summary>Takes note of a fault.</summary>
    /// <param name="owner">Where the value stands, its steps led by dots or in brackets; empty for the whole input.</param>
    /// <param name="member">The member of it that the fault is about, led by a dot; empty when it is the value itself.</param>
    /// <param name="fault">What is wrong, to stand behind the name of the value.</param>
    public abstract void Add(string owner, string member, string fault);

    /// <summary>What a value is called in messages.</summary>
    public abstract string Name(string owner);
}

/// <summary>Faults of a row of an import.</summary>
/// <param name="told">Told of each: where it stands, and what is wrong.</param>
internal sealed class RowFaults(Action<string, string> told) : InputFaults
{
    /// <inheritdoc/>
    public override void Add(string owner, string member, string fault) => told(owner + member, $"{Name(owner)} {fault}");

    /// <inheritdoc/>
    public override string Name(string owner) => owner.Length == 0 ? "The row" : $"\"{owner.TrimStart('.')}\"";
}
