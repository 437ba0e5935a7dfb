namespace Expect.Domain;

/// <summary>An item that knows who made it.</summary>
public interface IAuthored
{
    /// <summary>Takes note of who makes it.</summary>
    /// <param name="account">The account; null without an account.</param>
    void MadeBy(Guid? account);
}
