namespace Expect.Domain;

/// <summary>A reference to an item of any type, which is looked up for the rules that ask about it.</summary>
public interface IItemReference
{
    /// <summary>The name of the item's type.</summary>
    string TargetType { get; }

    /// <summary>The item's identifier.</summary>
    Guid TargetId { get; }

    /// <summary>The item; null as long as it was not looked up.</summary>
    Content? Target { get; }

    /// <summary>Takes the item that was looked up.</summary>
    void Resolve(Content target);
}
