namespace Expect.Persistence.Files;

/// <summary>The store of files cannot do what it was asked for, for no fault of whoever asked.</summary>
public sealed class FileStoreException(string message, Exception? cause = null) : Exception(message, cause);
