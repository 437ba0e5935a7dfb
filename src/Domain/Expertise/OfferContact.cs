namespace Expect.Domain.Expertise;

/// <summary>Whom to ask about an offer (Contact). Personal data: it stands in no revision, so that it can be erased.</summary>
public sealed class OfferContact
{
    private OfferContact()
    {
    }

    /// <summary>The contact's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The offer.</summary>
    public ExpertiseOffer Offer { get; private set; } = null!;

    /// <summary>The name of the person or of the office.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The e-mail address; none when not known.</summary>
    public string? Email { get; private set; }

    /// <summary>The telephone number, as people write it; none when not known.</summary>
    public string? Phone { get; private set; }

    /// <summary>Which rules it breaks; empty when none.</summary>
    public Result Check() => Result.Accepted
        .Unless(!string.IsNullOrWhiteSpace(Name), "contact.name.blank", "A contact has a name.", "contact.name")
        .Unless(Email is null || IsAddress(Email), "contact.email.invalid", "An e-mail address has the form name@domain.", "contact.email")
        .Unless(Phone is null || !string.IsNullOrWhiteSpace(Phone), "contact.phone.blank", "A telephone number has something to read: give null to leave it out.", "contact.phone");

    private static bool IsAddress(string text) => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}
