using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>
/// A page of the change feed: each item once, where its latest change stands that the audience may know of. Its rows have
/// the columns below instead of those of a table.
/// </summary>
/// <param name="Key">The response key.</param>
/// <param name="Audience">The bit of the audience whose feed it is.</param>
/// <param name="Since">The moment from which changes are wanted; null for all.</param>
/// <param name="Connection">Which page, and what is written of each change.</param>
public sealed record ChangesRoot(string Key, int Audience, ParameterOperand? Since, Connection Connection) : RootField(Key)
{
    /// <summary>The item's id.</summary>
    public static readonly Column Id = new("id", SqlType.Uuid, false);

    /// <summary>The item's type.</summary>
    public static readonly Column Type = new("content_type", SqlType.Text, false);

    /// <summary>When it changed.</summary>
    public static readonly Column ChangedAt = new("changed_at", SqlType.Timestamp, false);

    /// <summary>
    /// The place in the feed, which is what cursors hold: the epoch; the horizon when the client began, what was removed before
    /// being of no interest to it; the number of the transaction; the sequence inside it.
    /// </summary>
    public static readonly ImmutableArray<Column> Place =
    [
        new("epoch", SqlType.BigInt, false), new("begun_at", SqlType.BigInt, false),
        new("transaction_id", SqlType.BigInt, false), new("sequence", SqlType.BigInt, false),
    ];
}

/// <summary>The global id of an item whose type is a value of the row.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Id">Its uuid.</param>
public sealed record ItemIdOutput(string Key, Expression Type, Expression Id) : Output(Key);

/// <summary>The constant of the first condition that holds.</summary>
/// <param name="Cases">The conditions with their constants.</param>
/// <param name="Otherwise">The constant when none holds.</param>
public sealed record ChoiceExpression(ImmutableArray<(Filter When, string Then)> Cases, string Otherwise) : Expression;
