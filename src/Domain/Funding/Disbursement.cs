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

    /// <summary>What those who handle the payment note for each other (Notes internes); null for everybody else.</summary>
    public string? InternalNotes { get; private set; }

    /// <summary>A payment of a funding.</summary>
    public static Disbursement Of(Funding funding, Money amount, DateOnly paidOn) => new() { Funding = funding, Amount = amount, PaidOn = paidOn };

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .IsPositive(Amount, "amount")
        .Unless(InternalNotes is null || !string.IsNullOrWhiteSpace(InternalNotes), "text.blank", "A text has something to read: give null to take it away.", "internalNotes");

    /// <inheritdoc/>
    public override bool IsErasable => false;
}
