namespace Expect.Domain.Identity;

/// <summary>Who wrote something: an account, as far as it is still known.</summary>
public sealed class Actor
{
    private Actor()
    {
    }

    /// <summary>The account.</summary>
    public Guid Id { get; private set; }

    /// <summary>The account's name for people.</summary>
    public string Name { get; private set; } = "";
}
