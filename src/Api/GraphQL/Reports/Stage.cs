namespace Expect.Api.GraphQL.Reports;

/// <summary>A stage of a read, in the order of time.</summary>
public enum Stage
{
    /// <summary>Text to syntax, with the limits on documents.</summary>
    Parse,

    /// <summary>Syntax against schema.</summary>
    Validate,

    /// <summary>The cost of the operation for its variables, its context, and what it asks about the schema.</summary>
    Cost,

    /// <summary>Variables, and the plan.</summary>
    Plan,

    /// <summary>Plan to SQL.</summary>
    Render,

    /// <summary>The database, and rows to JSON.</summary>
    Execute,
}
