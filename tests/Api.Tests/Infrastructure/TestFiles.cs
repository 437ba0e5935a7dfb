namespace Expect.Api.Tests.Infrastructure;

/// <summary>Where services under test keep files, until the tests end.</summary>
internal static class TestFiles
{
    static TestFiles() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => System.IO.Directory.Delete(Directory, recursive: true);

    /// <summary>A directory of this process.</summary>
    public static string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("expect-test-files-").FullName;
}
