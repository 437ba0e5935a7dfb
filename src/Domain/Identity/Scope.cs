namespace Expect.Domain.Identity;

/// <summary>What a token may be used for, within the rights of its roles (Portée).</summary>
public enum Scope
{
    /// <summary>Reading (lecture).</summary>
    READ,

    /// <summary>Changing content (écriture).</summary>
    WRITE,
}
