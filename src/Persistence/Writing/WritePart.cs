namespace Expect.Persistence.Writing;

/// <summary>A part of a transaction that can be taken back without the rest.</summary>
public enum WritePart
{
    /// <summary>All changes of a release.</summary>
    Release,

    /// <summary>One change of a release.</summary>
    Change,

    /// <summary>The asset that an upload makes.</summary>
    Asset,
}
