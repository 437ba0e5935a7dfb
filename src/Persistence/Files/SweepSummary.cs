namespace Expect.Persistence.Files;

/// <summary>What was cleared away.</summary>
/// <param name="Files">Files that the store has forgotten.</param>
/// <param name="Uploads">Announcements of which nothing came.</param>
/// <param name="Incoming">Files that were on their way in when a process was killed.</param>
public sealed record SweepSummary(int Files, int Uploads, int Incoming);
