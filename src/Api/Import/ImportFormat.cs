namespace Expect.Api.Import;

/// <summary>How the rows of an import are written down.</summary>
public enum ImportFormat
{
    /// <summary>A list of objects in the form of the inputs of new items.</summary>
    Json,

    /// <summary>Text: such an object in each line.</summary>
    Ndjson,

    /// <summary>Text: a table with a line of column names, its values separated by commas, semicolons or tabs.</summary>
    Csv,
}
