using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>What is checked of a document's structure before validation: the size it has once its fragments are expanded.</summary>
internal static class StructureChecks
{
    /// <summary>Refuses a document that is too large once its fragments are expanded.</summary>
    /// <returns>The fields of all its operations, fragments expanded; and whether a fragment spreads itself, which validation refuses.</returns>
    /// <exception cref="RequestRefusedException">The document breaks a limit.</exception>
    public static (long Fields, bool HasCircle) Check(GraphQLDocument document, RequestLimits limits)
    {
        if (document.Definitions.Count > limits.Definitions)
        {
            throw Refusals.TooComplex("The document has too many operations and fragments", document.Definitions.Count, limits.Definitions, "Send fewer of them.");
        }

        var fields = 0L;
        var measure = new ExpandedSize(document, limits);
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLOperationDefinition operation:
                    var size = measure.Of(operation.SelectionSet);
                    Check(operation, size, limits);
                    fields += size.Fields;
                    break;
                case GraphQLFragmentDefinition fragment:
                    Refuse(measure.Of(fragment.SelectionSet), limits);
                    break;
            }
        }

        RefuseUnknown(measure.Unknown, document);
        return (fields, measure.HasCircle);
    }

    private static void Check(GraphQLOperationDefinition operation, ExpandedSize.Size size, RequestLimits limits)
    {
        Refuse(size, limits);
        if (operation.Variables?.Count > limits.Variables)
        {
            throw Refusals.TooComplex("The operation has too many variables", operation.Variables.Count, limits.Variables, "Pass lists and objects as one variable each.");
        }

        if (size.TopFields > limits.RootFields && operation.Operation == OperationType.Query)
        {
            throw Refusals.TooLarge("The operation has too many root fields", size.TopFields, limits.RootFields, "Send several requests, or ask for several ids with `nodes`.");
        }

        if (size.Aliases > limits.Aliases)
        {
            throw Refusals.TooLarge("The operation has too many aliases", size.Aliases, limits.Aliases, "Send several requests, or ask for several ids with `nodes`.");
        }
    }

    // Validation would compare the spreads of unknown fragments with each other first.
    private static void RefuseUnknown(GraphQLFragmentSpread? spread, GraphQLDocument document)
    {
        if (spread is not null)
        {
            throw new RequestRefusedException(new RequestError(
                ErrorCode.ValidationFailed, Refusals.Shorten($"The document spreads the fragment '{spread.FragmentName.Name.StringValue}', which it does not define."))
            {
                Locations = [TextChecks.Locate(document.Source.Span, spread.Location.Start)],
            });
        }
    }

    private static void Refuse(ExpandedSize.Size size, RequestLimits limits)
    {
        if (size.Fields > limits.Fields)
        {
            throw Refusals.TooComplex(
                "The operation has too many fields once its fragments are expanded", size.Fields, limits.Fields, "Select each field once, and ask for less in one operation.");
        }

        if (size.Depth > limits.Depth)
        {
            throw Refusals.TooComplex("Fields are nested too deep", size.Depth, limits.Depth, "Ask for the deeper part in an operation of its own, by its id.");
        }

        if (size.Nesting > limits.Nesting)
        {
            throw Refusals.TooComplex("Fields and fragments are nested too deep", size.Nesting, limits.Nesting, "Use fewer fragments within fragments.");
        }
    }
}
