using Expect.Persistence.Catalog;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The directive that says in which languages, and from which stage of publication, an operation reads.</summary>
internal static class InContext
{
    /// <summary>The directive's name.</summary>
    public const string Name = "inContext";

    /// <summary>The argument with the preferred language.</summary>
    public const string Language = "language";

    /// <summary>The argument with the languages to fall back on.</summary>
    public const string Fallback = "fallback";

    /// <summary>The argument that asks for drafts.</summary>
    public const string Preview = "preview";

    /// <summary>The argument that asks for a moment to come.</summary>
    public const string At = "at";

    /// <summary>The argument that asks for a release.</summary>
    public const string Release = "release";

    /// <summary>The directive.</summary>
    public static Directive Directive(ScalarTypes scalars) => new(Name, DirectiveLocation.Query, DirectiveLocation.Mutation)
    {
        Description = "The publication context of the whole operation: fields, relations, filters, orders and counts. Without it, Accept-Language decides, then French.",
        Arguments = new QueryArguments(
            TypeSyntax.Argument(Language, scalars.Language, "The preferred language; omitted or null means that of Accept-Language, then French."),
            TypeSyntax.Argument(Fallback, scalars.Language.ListOfRequired(), "Languages to fall back on, in this order; omitted or null means French, an empty list none."),
            TypeSyntax.Argument(Preview, scalars.Boolean, "Whether drafts and unscheduled content are shown; for editors."),
            TypeSyntax.Argument(
                At, scalars.Of(ScalarKind.DateTime, null),
                "Shows what will be public at this moment, which must not be past: schedules, validity and counts of today are those of then. With `preview: true`, drafts too. For editors."),
            TypeSyntax.Argument(
                Release, scalars.Id,
                "Shows what everything will be when this release is published: its changes are applied, read, and taken back. It goes with all other arguments. For editors.")),
    };
}
