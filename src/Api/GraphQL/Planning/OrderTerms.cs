using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>The keys of an order, as they are found. A key that is there already decides nothing more and is left out.</summary>
internal sealed class OrderTerms(PlanningContext context)
{
    /// <summary>The most keys of an order, the unique one aside.</summary>
    public const int MaxTerms = 32;

    private readonly List<OrderTerm> _terms = [];
    private readonly List<string> _texts = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Whether there is none yet.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>Adds a key.</summary>
    /// <param name="path">The relations that lead to it.</param>
    /// <param name="name">Its field, with its part if it has one.</param>
    /// <param name="term">The key, of the row that the path leads to.</param>
    /// <exception cref="RequestRefusedException">There are too many.</exception>
    public void Add(OrderPath path, string name, OrderTerm term)
    {
        if (!_names.Add(path.Prefix + name))
        {
            return;
        }

        if (_terms.Count == MaxTerms)
        {
            throw context.Refusal($"Keys of \"order\": more than the limit of {MaxTerms}. Leave out the last ones: they decide only between items that are equal in all before.", ErrorCode.CostLimitExceeded);
        }

        Append(path.Prefix + name, path.Reach(term));
    }

    /// <summary>The order, made total by the id in the direction of the last key.</summary>
    public PlannedOrder Complete()
    {
        if (_names.Add("id"))
        {
            Append("id", new OrderTerm(
                new ColumnExpression(new Column("id", SqlType.Uuid, false)), SqlType.Uuid, Nullable: false, _terms.Count > 0 && _terms[^1].Descending));
        }

        return new PlannedOrder([.. _terms], string.Join(", ", _texts));
    }

    private void Append(string name, OrderTerm term)
    {
        _terms.Add(term);
        _texts.Add($"{name} {(term.Descending ? "DESC" : "ASC")}");
    }
}
