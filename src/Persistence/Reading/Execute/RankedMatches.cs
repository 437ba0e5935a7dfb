using System.Collections.Immutable;
using Expect.Domain.Matching;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>The offers that match a need, ready to be written once their own rows are.</summary>
/// <param name="cells">The members of a match.</param>
/// <param name="best">The matches, the best first.</param>
/// <param name="language">The language of explanations.</param>
internal sealed class RankedMatches(ImmutableArray<Cell> cells, ImmutableArray<RankedOffer> best, string language)
{
    /// <summary>Appends the matches as a JSON list.</summary>
    public void Write(JsonBuffer output, IReadOnlyList<StatementRows> statements)
    {
        output.Write((byte)'[');
        for (var i = 0; i < best.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            Match(output, statements, best[i]);
        }

        output.Write((byte)']');
    }

    private void Match(JsonBuffer output, IReadOnlyList<StatementRows> statements, RankedOffer match)
    {
        var separator = (byte)'{';
        foreach (var cell in cells)
        {
            output.Write(separator);
            separator = (byte)',';
            output.Write(cell.Name.Span);
            switch (cell)
            {
                case ConstantCell constant:
                    output.Write(constant.Json.Span);
                    break;
                case MatchScoreCell:
                    output.WriteFormatted(match.Result.Score);
                    break;
                case MatchOfferCell offer:
                    statements[offer.Statement].WriteItem(output, match.Offer.Id);
                    break;
                case MatchReasonsCell reasons:
                    Reasons(output, reasons, match.Result);
                    break;
                default:
                    throw new InvalidOperationException($"A cell of kind {cell.GetType().Name} is no member of a match.");
            }
        }

        output.Write((byte)'}');
    }

    private void Reasons(JsonBuffer output, MatchReasonsCell cell, MatchResult result)
    {
        var separator = (byte)'[';
        foreach (var reason in result.Reasons)
        {
            output.Write(separator);
            Reason(output, cell, reason);
            separator = (byte)',';
        }

        output.Write((byte)']');
    }

    private void Reason(JsonBuffer output, MatchReasonsCell cell, MatchReason reason)
    {
        var separator = (byte)'{';
        foreach (var member in cell.Members)
        {
            output.Write(separator);
            separator = (byte)',';
            output.Write(member.Name.Span);
            switch (member.Kind)
            {
                case ReasonMemberKind.Criterion:
                    output.WriteString(Names.EnumValue(reason.Criterion.ToString()));
                    break;
                case ReasonMemberKind.Points:
                    output.WriteFormatted(reason.Points);
                    break;
                case ReasonMemberKind.MaxPoints:
                    output.WriteFormatted(reason.MaxPoints);
                    break;
                case ReasonMemberKind.Explanation:
                    output.WriteString(reason.Explanation(language));
                    break;
                default:
                    output.Write(member.Json.Span);
                    break;
            }
        }

        output.Write((byte)'}');
    }
}
