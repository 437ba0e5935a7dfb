using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

/// <summary>Names the columns of values that have two parts.</summary>
internal static class PartColumns
{
    /// <summary>A partial date: the name, and the name with <c>_precision</c>.</summary>
    public static void Named(this ComplexPropertyBuilder<PartialDate> date, string name)
    {
        date.Property(part => part.Date).HasColumnName(name);
        date.Property(part => part.Precision).HasColumnName($"{name}_precision");
    }

    /// <summary>Money: the name, and the name with <c>_currency</c>.</summary>
    public static void Named(this ComplexPropertyBuilder<Money> money, string name)
    {
        // The database has widened these columns to every decimal (closed-gaps.sql): the rule of minor units refuses a decimal
        // too many, which a column of two decimals would round away. A migration with a new column of money widens it too.
        money.Property(part => part.Amount).HasColumnName(name).HasColumnType("numeric(15,2)");
        money.Property(part => part.Currency).HasColumnName($"{name}_currency");
    }

    /// <summary>Money in the currency of another amount of the same row.</summary>
    public static void Named(this ComplexPropertyBuilder<Money> money, string name, string currencyOf)
    {
        money.Named(name);
        money.Property(part => part.Currency).HasComputedColumnSql($"{currencyOf}_currency", stored: true);
    }
}
