using Expect.Api.GraphQL.Administration;
using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root fields of administrators with their inputs and answers.</summary>
internal sealed class AdministrationTypes(TypeRegistry registry, ScalarTypes scalars, ObjectTypes objects, MutationErrorTypes errors, ContentCatalog catalog)
{
    /// <summary>The type of API tokens.</summary>
    public const string Token = "ApiToken";

    /// <summary>The type of accounts.</summary>
    public const string Account = "Account";

    /// <summary>The type of offers, whose contacts can be erased.</summary>
    public const string Offer = "ExpertiseOffer";

    /// <summary>The answer's field with what was written of a type, and the member of an input that names it.</summary>
    public static string Member(string type) => char.ToLowerInvariant(type[0]) + type[1..];

    /// <summary>Adds the fields to the root; none in a content model without accounts.</summary>
    public void Add(ObjectGraphType root)
    {
        if (catalog.Role is null)
        {
            return;
        }

        foreach (var field in AdministrationField.All)
        {
            root.Field(field.Name, Payload(field).Required(), Describe(field.Kind), TypeSyntax.Argument("input", Input(field).Required(), "What to do."));
        }
    }

    private static string Describe(AdministrationKind kind) => kind switch
    {
        AdministrationKind.CreateToken => "Makes an API token with an account of its own, for administrators. Its text is shown this once and kept nowhere, so that an Idempotency-Key is refused.",
        AdministrationKind.RevokeToken => "Revokes an API token for good, for administrators. Services refuse it within a second.",
        AdministrationKind.Erase => "Erases personal data for good, for administrators: who an account stands for, whose tokens are revoked, or the contact of an offer. What was written stays, with its revisions.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A field without a description."),
    };

    private InputObjectGraphType Input(AdministrationField field) => registry.GetOrAdd<InputObjectGraphType>(field.Input, $"What {field.Name} needs.", input =>
    {
        switch (field.Kind)
        {
            case AdministrationKind.CreateToken:
                AddToken(input);
                break;
            case AdministrationKind.RevokeToken:
                input.Field("id", scalars.Id.Required(), "The token's global id.");
                break;
            default:
                input.IsOneOf = true;
                input.Field(Member(Account), scalars.Id, "The global id of the account.");
                input.Field(Member(Offer), scalars.Id, "The global id of the offer.");
                break;
        }
    });

    private void AddToken(InputObjectGraphType input)
    {
        input.Field("name", scalars.String.Required(), "Who uses it, for people.");
        input.Field("roles", scalars.Of(ScalarKind.Enum, catalog.Role).RequiredList(), "What it allows; at least one.");
        input.Field("scopes", scalars.Of(ScalarKind.Enum, catalog.Scope).ListOfRequired(), "What it may be used for; reading when it is not said.");
        input.Field("territories", new LookupTypes(registry, scalars).Of(catalog["Territory"]).ListOfRequired(), "The territories that it speaks for; contributors need one.");
        input.Field("expiresAt", scalars.Of(ScalarKind.DateTime, null), "When it ends; never when it is not said.");
    }

    private ObjectGraphType Payload(AdministrationField field) => registry.GetOrAdd<ObjectGraphType>(field.Payload, $"What came of {field.Name}, or everything that stood in its way.", type =>
    {
        foreach (var shown in field.Kind == AdministrationKind.Erase ? [Account, Offer] : new[] { Token })
        {
            type.Field(Member(shown), objects.Of(catalog[shown]), "What was written, as it is now; null when it is another or there are errors.");
        }

        if (field.Kind == AdministrationKind.CreateToken)
        {
            type.Field("text", scalars.String, "The token itself, to be sent as Authorization: Bearer. It is shown this once.");
        }

        type.Field("errors", errors.OfAdministration(field.Error, field.Name).ListOfRequired(), "Everything that stood in the way, all at once; null when it was done.");
    });
}
