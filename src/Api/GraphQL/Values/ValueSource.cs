using System.Collections.Immutable;

namespace Expect.Api.GraphQL.Values;

/// <summary>Where a parameter's value comes from when an operation runs: a plan holds sources, a request the values.</summary>
public abstract record ValueSource
{
    /// <summary>The value for a request.</summary>
    /// <param name="leaves">The leaf values of the request's variables.</param>
    public abstract object? Resolve(IReadOnlyList<object?> leaves);

    /// <summary>The same value, converted.</summary>
    public ValueSource Select(Func<object?, object?> convert) => this is ConstantSource constant
        ? new ConstantSource(convert(constant.Value))
        : new ConvertedSource(this, convert);
}

/// <summary>A value that stands in the document.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantSource(object? Value) : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => Value;
}

/// <summary>A value that stands in the variables.</summary>
/// <param name="Index">Its place among the leaf values.</param>
public sealed record LeafSource(int Index) : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => leaves[Index];
}

/// <summary>The moment for which the operation reads: it stands behind the leaf values, before the viewer.</summary>
public sealed record MomentSource : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => leaves[^2];
}

/// <summary>Who asks: the viewer stands behind the moment.</summary>
public sealed record ViewerSource : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => leaves[^1];
}

/// <summary>The item that a mutation has written: its id stands before the moment.</summary>
public sealed record WrittenSource : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => leaves[^3];
}

/// <summary>A value in another form.</summary>
/// <param name="Source">The value.</param>
/// <param name="Convert">The conversion.</param>
public sealed record ConvertedSource(ValueSource Source, Func<object?, object?> Convert) : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => Convert(Source.Resolve(leaves));
}

/// <summary>A list written in the document with variables in it.</summary>
/// <param name="Items">Its elements.</param>
public sealed record ListSource(ImmutableArray<ValueSource> Items) : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => Items.Select(item => item.Resolve(leaves)).ToArray();
}

/// <summary>A value that the execution itself finds, between two statements.</summary>
public sealed record ComputedSource : ValueSource
{
    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves) => null;
}
