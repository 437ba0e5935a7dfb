using System.Collections.Immutable;

namespace Expect.Domain;

/// <summary>
/// What is asked of items beyond changing their values: an order with values of its own, that concerns one item or several, all
/// or nothing. Its properties are what whoever gives it says; items among them are named by their ids.
/// </summary>
public abstract record Command
{
    /// <summary>Does what is asked to the items that the command names, or says every reason against it at once.</summary>
    /// <param name="now">The moment.</param>
    public abstract CommandResult Execute(DateTimeOffset now);
}

/// <summary>What came of a command.</summary>
/// <param name="Result">Accepted, or every reason against it; paths are those of the command's properties.</param>
/// <param name="Written">The items that changed or are new, in the order in which they are to be written, each with the reason for it.</param>
public readonly record struct CommandResult(Result Result, ImmutableArray<CommandedItem> Written)
{
    /// <summary>What came of a change of one item.</summary>
    public static CommandResult Of(Result result, Content item) => result.IsAccepted ? Accepted(new CommandedItem(item)) : Refused(result);

    /// <summary>Refused.</summary>
    public static CommandResult Refused(Result result) => new(result, []);

    /// <summary>Accepted.</summary>
    public static CommandResult Accepted(params ImmutableArray<CommandedItem> written) => new(Result.Accepted, written);
}

/// <summary>An item that a command changed or made.</summary>
/// <param name="Item">The item.</param>
/// <param name="Path">Where the command names it, or what it was made from; empty for the command as a whole.</param>
/// <param name="Reason">Why, in the words of whoever gave the command; null when nothing is said.</param>
public sealed record CommandedItem(Content Item, string Path = "", string? Reason = null);
