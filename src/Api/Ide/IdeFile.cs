namespace Expect.Api.Ide;

/// <summary>One file of the IDE's bundle, as found on disk when the application started.</summary>
/// <param name="Path">Absolute path of the plain file.</param>
/// <param name="GzipPath">Absolute path of its compressed form, or null where the build wrote none.</param>
/// <param name="ContentType">Value of the <c>Content-Type</c> header.</param>
/// <param name="CacheControl">Value of the <c>Cache-Control</c> header.</param>
internal sealed record IdeFile(string Path, string? GzipPath, string ContentType, string CacheControl);
