using Expect.Domain.Reference;

namespace Expect.Domain.Funding;

/// <summary>A programme of a funder under which projects can apply for money (Dispositif de financement).</summary>
public sealed class FundingScheme : Content
{
    /// <summary>The organisation that runs it.</summary>
    public Organization Funder { get; private set; } = null!;

    /// <summary>The scheme's code, unique with its funder.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The scheme's name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>The least that can be asked for; none when not stated.</summary>
    public Money? MinAmount { get; private set; }

    /// <summary>The most that can be asked for; none when not stated.</summary>
    public Money? MaxAmount { get; private set; }

    /// <summary>The greatest part of a project's budget that it pays, in per cent; none when not stated.</summary>
    public decimal? MaxRate { get; private set; }

    /// <summary>The first day on which it is open; none when not stated.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The first day on which it is open no more; none while it is open.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The applications made under it.</summary>
    public ICollection<FundingApplication> Applications { get; } = [];

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .InFrench(Name, "name")
        .IsNotNegative(MinAmount?.Amount, "minAmount")
        .IsPositive(MaxAmount, "maxAmount")
        .IsInCurrencyOf(MaxAmount, MinAmount, "maxAmount")
        .Unless(!(MaxAmount?.Currency == MinAmount?.Currency && MaxAmount?.Amount < MinAmount?.Amount), "amounts.reversed", "The most that can be asked for is less than the least.", "maxAmount")
        .IsPercentage(MaxRate, "maxRate")
        .IsValidity(ValidFrom, ValidTo, "validTo");
}
