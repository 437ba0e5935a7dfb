using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root field <c>viewer</c> with its types.</summary>
internal static class ViewerField
{
    /// <summary>The field's name.</summary>
    public const string Name = "viewer";

    /// <summary>The type of who asks.</summary>
    public const string ViewerType = "Viewer";

    /// <summary>The type of the territories that a viewer speaks for.</summary>
    public const string TerritoryType = "Territory";

    /// <summary>Adds the field to the root.</summary>
    public static void Add(ObjectGraphType query, TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, ContentCatalog catalog) => query.Field(
        Name, registry.GetOrAdd<ObjectGraphType>(ViewerType, "Who asks, by the token of the request.", type =>
        {
            type.Field("name", scalars.String, "The account's name for people; null without an account.");
            type.Field("roles", RoleType(registry).RequiredList(), "What the viewer is allowed; empty for anybody, who reads what is public.");
            type.Field("scopes", ScopeType(registry).RequiredList(), "What the token may be used for, within the rights of the roles.");
            type.Field("territories", objects.Of(catalog[TerritoryType]).RequiredList(), "The territories that the viewer speaks for, in an order that stays.");
            type.Field("changesCursor", scalars.String.Required(), "Where the change feed ends at present: give it as `after` to `changes` to learn of all that changes from now on.");
        }).Required(),
        "Who asks: without a token, anybody.");

    private static EnumerationGraphType RoleType(TypeRegistry registry) => registry.GetOrAdd<EnumerationGraphType>(
        nameof(Role), "What somebody is allowed to read and write (rôle).", type =>
        {
            Add(type, Role.PARTNER, "A partner of the programme (partenaire): public content, in quantity.");
            Add(type, Role.FOREIGN_AUTHORITY, "A local authority abroad (collectivité étrangère) that looks for French know-how.");
            Add(type, Role.CONTRIBUTOR, "Somebody who describes the know-how of territories of theirs (contributeur), and reads their drafts and applications.");
            Add(type, Role.COMMITTEE, "A member of the committee that awards the label (comité de labellisation), who reads all label applications.");
            Add(type, Role.FUNDING_OFFICER, "Somebody who handles funding applications (instructeur des financements), and reads all of them.");
            Add(type, Role.EDITOR, "An editor of all the programme's content (rédacteur).");
            Add(type, Role.ADMIN, "Somebody who manages accounts and tokens (administrateur), and may do all that editors may.");
        });

    private static EnumerationGraphType ScopeType(TypeRegistry registry) => registry.GetOrAdd<EnumerationGraphType>(
        nameof(Scope), "What a token may be used for (portée).", type =>
        {
            Add(type, Scope.READ, "Reading (lecture).");
            Add(type, Scope.WRITE, "Changing content (écriture).");
        });

    private static void Add<T>(EnumerationGraphType type, T value, string description)
        where T : struct, Enum => type.Add(value.ToString(), value.ToString(), description);
}
