using System.Collections.Concurrent;
using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>Life cycles of items whose status is known by name only.</summary>
public abstract class LifecycleAccess
{
    private static readonly ConcurrentDictionary<Type, LifecycleAccess?> Known = new();

    /// <summary>The life cycle of an entity's type; null when it has none.</summary>
    public static LifecycleAccess? OfType(Type entity) => Known.GetOrAdd(entity, static type =>
    {
        var contract = type.GetInterfaces().FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IHasLifecycle<>));
        return contract is null ? null : (LifecycleAccess)Activator.CreateInstance(typeof(LifecycleAccess<>).MakeGenericType(contract.GetGenericArguments()))!;
    });

    /// <summary>The enumeration of statuses.</summary>
    public abstract Type Statuses { get; }

    /// <summary>The statuses that can follow a status, by their names in the schema.</summary>
    public abstract ImmutableArray<string> Next(Content item);

    /// <summary>What stands in the way of a move; empty when nothing does.</summary>
    public abstract Result Check(Content item, string to);

    /// <summary>The life cycle of an entity.</summary>
    internal abstract LifecycleDescription Describe(Type entity);

    internal static LifecycleAccess Of(Content item) => OfType(item.GetType()) ?? throw new InvalidOperationException($"{item.GetType().Name} has no life cycle.");

    internal static string? StatusOf(Content item) => OfType(item.GetType())?.Status(item);

    internal abstract string Status(Content item);

    internal abstract ImmutableArray<WriteProblem> Move(Content item, string to, DateTimeOffset now, string? reason);

    /// <summary>The moves of the shortest way to a status; null when none leads there.</summary>
    internal abstract ImmutableArray<string>? Way(Content item, string to);
}

/// <summary>Life cycles over one set of statuses.</summary>
internal sealed class LifecycleAccess<TStatus> : LifecycleAccess
    where TStatus : struct, Enum
{
    /// <inheritdoc/>
    public override Type Statuses => typeof(TStatus);

    /// <inheritdoc/>
    public override ImmutableArray<string> Next(Content item) => [.. Typed(item).Lifecycle.From(Typed(item).Status).Select(Name)];

    /// <inheritdoc/>
    public override Result Check(Content item, string to) => Typed(item).CheckMove(Parse(to));

    /// <inheritdoc/>
    internal override LifecycleDescription Describe(Type entity)
    {
        var lifecycle = Typed(ItemFactory.New(entity, null)).Lifecycle;
        return new LifecycleDescription(lifecycle.Name, Name(lifecycle.Initial), [.. lifecycle.Transitions.Select(move => (Name(move.From), Name(move.To)))]);
    }

    /// <inheritdoc/>
    internal override string Status(Content item) => Name(Typed(item).Status);

    /// <inheritdoc/>
    internal override ImmutableArray<WriteProblem> Move(Content item, string to, DateTimeOffset now, string? reason) =>
        [.. Typed(item).MoveTo(Parse(to), now, reason) is { IsAccepted: false } refused ? refused.Errors.Select(WriteProblems.Of) : []];

    /// <inheritdoc/>
    internal override ImmutableArray<string>? Way(Content item, string to) => Typed(item).Lifecycle.Way(Typed(item).Status, Parse(to))?.Select(Name).ToImmutableArray();

    private static IHasLifecycle<TStatus> Typed(Content item) => (IHasLifecycle<TStatus>)item;

    private static TStatus Parse(string name) => (TStatus)ValueConversion.To(typeof(TStatus), name)!;

    private static string Name(TStatus status) => Names.EnumValue(status.ToString());
}
