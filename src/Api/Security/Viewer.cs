namespace Expect.Api.Security;

/// <summary>Who asks.</summary>
/// <param name="IsEditor">Whether the viewer holds the editor's role; false for anybody without a token.</param>
public sealed record Viewer(bool IsEditor)
{
    /// <summary>Anybody, without a token.</summary>
    public static readonly Viewer Anonymous = new(IsEditor: false);

    /// <summary>An editor of the programme's content.</summary>
    public static readonly Viewer Editor = new(IsEditor: true);
}
