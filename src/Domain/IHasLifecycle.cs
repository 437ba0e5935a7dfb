namespace Expect.Domain;

/// <summary>An item that moves along a life cycle.</summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
public interface IHasLifecycle<TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Where the item stands.</summary>
    TStatus Status { get; }

    /// <summary>Which status may follow which.</summary>
    Lifecycle<TStatus> Lifecycle { get; }

    /// <summary>What stands in the way of a move; empty when nothing does.</summary>
    /// <param name="to">Where to.</param>
    Result CheckMove(TStatus to);

    /// <summary>Moves the item, or says every reason against it at once.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="now">The moment of the move.</param>
    /// <param name="reason">Why, in the words of whoever moves it; null when nothing is said.</param>
    Result MoveTo(TStatus to, DateTimeOffset now, string? reason = null);
}
