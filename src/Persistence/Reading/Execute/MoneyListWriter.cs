using System.Collections.Immutable;
using System.Text.Json;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>Writes amounts of money, one for each currency.</summary>
internal static class MoneyListWriter
{
    /// <summary>Appends the list; empty when there is no amount.</summary>
    public static void Write(JsonBuffer buffer, ResultRow row, MoneyListCell cell)
    {
        buffer.Write((byte)'[');
        if (!row.IsDBNull(cell.Ordinal))
        {
            using var amounts = JsonDocument.Parse(row.GetString(cell.Ordinal));
            var isFirst = true;
            foreach (var amount in amounts.RootElement.EnumerateArray())
            {
                if (!isFirst)
                {
                    buffer.Write((byte)',');
                }

                isFirst = false;
                Amount(buffer, cell.Members, amount);
            }
        }

        buffer.Write((byte)']');
    }

    private static void Amount(JsonBuffer buffer, ImmutableArray<MoneyCell> members, JsonElement amount)
    {
        var separator = (byte)'{';
        foreach (var member in members)
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.Write(member.Name.Span);
            switch (member.Kind)
            {
                case MoneyMemberKind.TypeName:
                    buffer.Write("\"Money\""u8);
                    break;
                case MoneyMemberKind.Amount:
                    ScalarWriter.Decimal(buffer, amount.GetProperty("amount").GetDecimal());
                    break;
                case MoneyMemberKind.Currency:
                    buffer.WriteString(amount.GetProperty("currency").GetString()!);
                    break;
            }
        }

        buffer.Write((byte)'}');
    }
}
