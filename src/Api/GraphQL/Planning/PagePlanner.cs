using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans which slice of a list is asked for: <c>first</c>, <c>after</c>, <c>last</c>, <c>before</c>.</summary>
internal sealed class PagePlanner(PlanningContext context)
{
    /// <summary>The slice.</summary>
    /// <param name="owner">Name of the type that has the field.</param>
    /// <param name="target">The type of the items.</param>
    /// <param name="member">The field.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="binding">What binds its cursors.</param>
    public Page Plan(string owner, CatalogType target, CollectedField member, PlannedOrder order, PlannedBinding binding)
    {
        var first = Size(owner, target, member, "first");
        var last = Size(owner, target, member, "last");
        if (first is not null && last is not null)
        {
            throw context.Refusal("Both \"first\" and \"last\" were given. Give one of them: \"first\" pages forward, \"last\" backward.");
        }

        return new Page(
            last ?? first ?? Math.Min(ConnectionTypes.DefaultPageSize, target.MaxPageSize),
            last is not null,
            Seek(owner, member, "after", order, binding),
            Seek(owner, member, "before", order, binding));
    }

    private int? Size(string owner, CatalogType target, CollectedField member, string argument)
    {
        if (context.Argument(owner, member.First, argument) is not LeafValue leaf)
        {
            return null;
        }

        // The page size is part of the SQL text, so the plan is bound to it.
        var size = (int)context.Read(leaf)!;
        if (size < 0)
        {
            throw context.Refusal(string.Create(CultureInfo.InvariantCulture, $"\"{argument}\" is {size}, but a page cannot have fewer than 0 items."));
        }

        return size <= target.MaxPageSize ? size : throw context.Refusal(string.Create(
            CultureInfo.InvariantCulture,
            $"\"{argument}\" is {size}, but a page of {target.Name} items has at most {target.MaxPageSize}. Ask for {target.MaxPageSize} and go on with pageInfo.endCursor in \"after\"."));
    }

    private Seek? Seek(string owner, CollectedField member, string argument, PlannedOrder order, PlannedBinding binding)
    {
        if (context.Argument(owner, member.First, argument) is not LeafValue leaf)
        {
            return null;
        }

        // Which of a cursor's values are null decides the SQL, so the plan is bound to that; the values are parameters.
        var nulls = (string?)context.Read(binding.With(leaf), given => Outline(binding.Read(given), order.Terms))
            ?? throw context.Refusal(
                $"The cursor in \"{argument}\" was made for another list, order, language or search, or is damaged. Here the order is {order.Text} in {string.Join(", ", context.Languages)}. Ask again without \"{argument}\".");
        var values = order.Terms.Select((term, i) => nulls[i] == '0'
            ? null
            : context.Parameter(leaf.Source.Select(text => Cursor.TryParse((string)text!)!.Values[i] is var value && term.Type == SqlType.Integer ? (int)(long)value! : value), term.Type));
        return new Seek([.. values]);
    }

    /// <summary>Which values of a cursor are null ('0') or not ('1'); null when the cursor does not fit the order.</summary>
    private static string? Outline((string? Text, ulong Binding) given, ImmutableArray<OrderTerm> order)
    {
        var cursor = given.Text is null ? null : Cursor.TryParse(given.Text);
        if (cursor is null || cursor.Fingerprint != given.Binding || cursor.Values.Length != order.Length)
        {
            return null;
        }

        for (var i = 0; i < order.Length; i++)
        {
            if (!Fits(cursor.Values[i], order[i]))
            {
                return null;
            }
        }

        return string.Create(order.Length, cursor, static (outline, read) =>
        {
            for (var i = 0; i < outline.Length; i++)
            {
                outline[i] = read.Values[i] is null ? '0' : '1';
            }
        });
    }

    private static bool Fits(object? value, OrderTerm term) => (value, term.Type) switch
    {
        (null, _) => term.Nullable,
        (string text, SqlType.Text) => !text.Contains('\0', StringComparison.Ordinal),
        (long number, SqlType.Integer) => number is >= int.MinValue and <= int.MaxValue,
        (long, SqlType.BigInt) or (decimal, SqlType.Numeric) or (bool, SqlType.Boolean) or (DateOnly, SqlType.Date)
            or (DateTime, SqlType.Timestamp) or (Guid, SqlType.Uuid) => true,
        _ => false,
    };
}
