using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>Looks for conditions of the request: they decide whether a statement is prepared.</summary>
internal static class Filters
{
    /// <summary>Whether the connection and all lists inside it are free of conditions.</summary>
    public static bool AllUnfiltered(Connection connection) =>
        connection.Where is AllOf { Filters.IsEmpty: true }
        && connection.Parts.All(part => part is not GroupByPart groups || groups.Grouping.Where is AllOf { Filters.IsEmpty: true })
        && AllListsUnfiltered(connection);

    /// <summary>Whether all lists inside the connection are free of conditions, whatever its own.</summary>
    public static bool AllListsUnfiltered(Connection connection) =>
        connection.Parts.All(part => part switch
        {
            NodesPart nodes => AllUnfiltered(nodes.Selection),
            EdgesPart edges => edges.Members.All(member => member is not EdgeNode node || AllUnfiltered(node.Selection)),
            _ => true,
        });

    /// <summary>Whether all lists inside the selection are free of conditions.</summary>
    public static bool AllUnfiltered(Selection selection) => selection.Outputs.All(output => output switch
    {
        ToOneOutput toOne => AllUnfiltered(toOne.Selection),
        MixedListOutput list => list.Parts.All(part => AllUnfiltered(part.Selection)),
        ListOutput list => AllUnfiltered(list.Selection),
        OneOfTypesOutput item => item.Parts.All(part => AllUnfiltered(part.Selection)),
        ConnectionOutput connection => AllUnfiltered(connection.Connection),
        _ => true,
    });
}
