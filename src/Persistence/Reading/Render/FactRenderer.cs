using System.Globalization;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>Renders the statements whose values the service computes with.</summary>
internal static class FactRenderer
{
    /// <summary>The statement; its columns are the values in their order.</summary>
    public static CompiledStatement Render(SqlText sql, FactQuery query)
    {
        var row = new Scope(sql, sql.NextAlias());
        var values = string.Join(", ", query.Values.Select(value => ExpressionRenderer.Render(row, value)));
        var condition = FilterRenderer.Render(row, Filter.And(query.Visibility, query.Where));
        var limit = query.Limit is { } rows ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {rows}") : "";
        return new CompiledStatement(
            $"SELECT {values} FROM {SqlText.Identifier(query.Table)} {row.Alias}{row.Joins} WHERE {condition}{limit}",
            [.. sql.Parameters], [new RowShape(-1, [], null, null)]);
    }

    /// <summary>Compiles the facts of a match and what is read of its offers.</summary>
    /// <param name="statements">Where the statements about the offers themselves go.</param>
    /// <param name="match">The match.</param>
    /// <param name="part">Compiles what is read of the offers; the index of its statement.</param>
    public static CompiledMatch Compile(StatementList statements, OfferMatchesRoot match, Func<NodesRootPart, int> part) => new(
        match,
        match.Lookups.Themes is { } themes ? Render(statements.NewText(), themes) : null,
        match.Lookups.Country is { } country ? Render(statements.NewText(), country) : null,
        Render(statements.NewText(), match.Candidates),
        [.. match.Members.Select(member => Cell(member, part))]);

    private static Cell Cell(MatchMember member, Func<NodesRootPart, int> part)
    {
        var name = JsonName.Of(member.Key);
        return member switch
        {
            MatchConstant constant => new ConstantCell(name, JsonName.Raw(constant.Json)),
            MatchScore => new MatchScoreCell(name),
            MatchOffer offer => new MatchOfferCell(name, part(offer.Offers)),
            MatchReasons reasons => new MatchReasonsCell(
                name, [.. reasons.Members.Select(reason => new ReasonCell(JsonName.Of(reason.Key), reason.Kind, JsonName.Raw(reason.Json ?? "")))]),
            _ => throw new ArgumentOutOfRangeException(nameof(member), member, "Unknown member of a match."),
        };
    }
}
