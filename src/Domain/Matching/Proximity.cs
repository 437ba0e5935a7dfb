namespace Expect.Domain.Matching;

/// <summary>How near to a country something is, by the regions of the United Nations (M49); the greater the nearer.</summary>
public enum Proximity
{
    /// <summary>In another region.</summary>
    Elsewhere,

    /// <summary>In the same region: Africa for instance.</summary>
    Region,

    /// <summary>In the same subregion: Northern Africa for instance.</summary>
    Subregion,

    /// <summary>In the country itself.</summary>
    Country,
}
