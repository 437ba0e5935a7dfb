using System.Collections.Immutable;
using System.Globalization;

namespace Expect.Domain;

/// <summary>A rule of the domain that an input breaks.</summary>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Message">What is wrong, in English; clients get a translation by code.</param>
/// <param name="Path">The field that is wrong, by its name in the schema, or what stands below one, separated by dots (<c>links.2</c> is the third of the links); empty when it is the item as a whole.</param>
public sealed record DomainError(string Code, string Message, string Path = "")
{
    /// <summary>The move that the life cycle does not have; null when something else is wrong.</summary>
    public ImpossibleMove? Move { get; init; }
}

/// <summary>A move that a life cycle does not have, in the names of its statuses.</summary>
/// <param name="From">Where the item stands.</param>
/// <param name="To">Where it was to go.</param>
/// <param name="Allowed">Where it can go.</param>
public sealed record ImpossibleMove(string From, string To, ImmutableArray<string> Allowed);

/// <summary>The outcome of a change: accepted, or refused for every reason at once.</summary>
/// <param name="Errors">The reasons; empty when accepted.</param>
public readonly record struct Result(ImmutableArray<DomainError> Errors)
{
    /// <summary>An accepted change.</summary>
    public static Result Accepted => new([]);

    /// <summary>Whether the change was accepted.</summary>
    public bool IsAccepted => Errors.IsDefaultOrEmpty;

    /// <summary>A refusal for one reason.</summary>
    public static Result Refused(string code, string message) => new([new DomainError(code, message)]);

    /// <summary>Adds a reason when a condition does not hold.</summary>
    public Result Unless(bool condition, string code, string message, string path = "") =>
        condition ? this : new([.. IsAccepted ? [] : Errors, new DomainError(code, message, path)]);

    /// <summary>Only the reasons that concern some fields, or what stands below them.</summary>
    /// <param name="fields">Their names in the schema.</param>
    public Result At(IReadOnlyCollection<string> fields) => IsAccepted ? this : new([.. Errors.Where(error => fields.Contains(error.Path.Split('.')[0]))]);

    /// <summary>The reasons of both.</summary>
    public Result And(Result other) => new([.. IsAccepted ? [] : Errors, .. other.IsAccepted ? [] : other.Errors]);

    /// <summary>The reasons of each part of a list as well.</summary>
    /// <param name="parts">The parts, in the order in which they are given.</param>
    /// <param name="list">The list's name in the schema.</param>
    /// <param name="check">What is to be said against a part.</param>
    public Result AndEach<T>(IEnumerable<T> parts, string list, Func<T, Result> check) => parts
        .Select((part, i) => check(part).Below(string.Create(CultureInfo.InvariantCulture, $"{list}.{i}")))
        .Aggregate(this, (result, part) => result.And(part));

    /// <summary>The same reasons, of something that stands below a field.</summary>
    public Result Below(string path) => IsAccepted ? this : new([.. Errors.Select(error => error with { Path = error.Path.Length == 0 ? path : $"{path}.{error.Path}" })]);
}
