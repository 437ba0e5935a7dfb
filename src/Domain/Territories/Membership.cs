namespace Expect.Domain.Territories;

/// <summary>That a territory belongs to an inter-municipal body, an association or a network for a time (Appartenance).</summary>
public sealed class Membership
{
    /// <summary>The membership's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The body that has members.</summary>
    public Territory Group { get; private set; } = null!;

    /// <summary>The member.</summary>
    public Territory Member { get; private set; } = null!;

    /// <summary>The first day of the membership.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The day from which it no longer holds; none while it lasts.</summary>
    public DateOnly? ValidTo { get; private set; }
}
