namespace Expect.Domain.Funding;

/// <summary>A payment of granted money (Versement).</summary>
public sealed class Disbursement : Content
{
    /// <summary>The funding of which it is a part. All payments together never exceed the amount granted.</summary>
    public Funding Funding { get; private set; } = null!;

    /// <summary>The amount paid, in the currency of the funding.</summary>
    public Money Amount { get; private set; } = null!;

    /// <summary>The day of the payment.</summary>
    public DateOnly PaidOn { get; private set; }

    /// <summary>A payment of a funding.</summary>
    public static Disbursement Of(Funding funding, Money amount, DateOnly paidOn) => new() { Funding = funding, Amount = amount, PaidOn = paidOn };

    /// <inheritdoc/>
    public override bool IsErasable => false;
}
