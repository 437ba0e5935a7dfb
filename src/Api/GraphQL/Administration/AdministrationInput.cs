using System.Collections.Immutable;
using System.Globalization;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Expect.Persistence.Identity;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Administration;

/// <summary>The input of an administrator's root field, read; the items that it names are not looked for yet.</summary>
internal sealed class AdministrationInput
{
    private const int MaxName = 200;

    private readonly Guid[] _territories;

    private AdministrationInput(int territories) => _territories = new Guid[territories];

    /// <summary>The item that it is about: its type, and its id once it is found; no type when a new one is made.</summary>
    public (string Type, Guid Id) Item { get; private set; }

    /// <summary>The token to make; null when none is.</summary>
    public NewApiToken? Token { get; private init; }

    /// <summary>Ids of the territories that the token to make speaks for, once they are found.</summary>
    public IReadOnlyCollection<Guid> Territories => _territories;

    /// <summary>The items that are named.</summary>
    public List<ReferenceRequest> References { get; } = [];

    /// <summary>What can be said to be wrong without reading.</summary>
    public ImmutableArray<WriteProblem> Problems { get; private init; } = [];

    /// <summary>Reads an input, whose structure and scalars fit the schema already.</summary>
    public static AdministrationInput Read(ContentCatalog catalog, AdministrationKind kind, ObjectValue value, DateTimeOffset now) => kind switch
    {
        AdministrationKind.CreateToken => OfToken(catalog, value, now),
        AdministrationKind.RevokeToken => OfItem(catalog, AdministrationTypes.Token, "id", value.Find("id")!),
        _ => OfPerson(catalog, value),
    };

    private static AdministrationInput OfPerson(ContentCatalog catalog, ObjectValue value)
    {
        var (name, id) = value.Fields.Single();
        return OfItem(catalog, name == AdministrationTypes.Member(AdministrationTypes.Account) ? AdministrationTypes.Account : AdministrationTypes.Offer, name, id);
    }

    private static AdministrationInput OfItem(ContentCatalog catalog, string type, string member, InputValue id)
    {
        var input = new AdministrationInput(0);
        input.References.Add(new ReferenceRequest(catalog[type], new ObjectValue([new("id", id)]), [member], found => input.Item = (type, found)));
        return input;
    }

    private static AdministrationInput OfToken(ContentCatalog catalog, ObjectValue value, DateTimeOffset now)
    {
        var places = value.Find("territories") is ListValue list ? list.Items : [];
        var expires = value.Find("expiresAt") is LeafValue { Current: DateTime moment } ? new DateTimeOffset(moment, TimeSpan.Zero) : (DateTimeOffset?)null;
        var token = new NewApiToken(
            (string)((LeafValue)value.Find("name")!).Current!, Names<Role>(value.Find("roles")) ?? [], Names<Scope>(value.Find("scopes")) ?? [Scope.READ], [], null) { ExpiresAt = expires };
        var input = new AdministrationInput(places.Length) { Token = token, Problems = [.. Check(token, places.Length, now)] };
        for (var i = 0; i < places.Length; i++)
        {
            var place = i;
            input.References.Add(new ReferenceRequest(
                catalog["Territory"], places[i], ["territories", i.ToString(CultureInfo.InvariantCulture)], found => input._territories[place] = found));
        }

        return input;
    }

    private static IEnumerable<WriteProblem> Check(NewApiToken token, int territories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(token.Name) || token.Name.Length > MaxName)
        {
            yield return new InvalidInput("name.length", $"A name has 1 to {MaxName} characters, and not only blanks.", ["name"]);
        }

        if (token.Roles.IsEmpty)
        {
            yield return new InvalidInput("role.missing", "A token allows something: give a role.", ["roles"]);
        }

        if (token.Scopes.IsEmpty)
        {
            yield return new InvalidInput("scope.missing", "A token is good for something: give a scope, or leave scopes out.", ["scopes"]);
        }

        if (token.Roles.Contains(Role.CONTRIBUTOR) && territories == 0)
        {
            yield return new InvalidInput("territory.missing", "A contributor speaks for territories: name one.", ["territories"]);
        }

        if (token.ExpiresAt <= now)
        {
            yield return new InvalidInput("expiry.past", "A token ends at a moment to come.", ["expiresAt"]);
        }
    }

    private static ImmutableArray<T>? Names<T>(InputValue? value)
        where T : struct, Enum => value is LeafListValue list ? [.. list.Current.Select(name => Enum.Parse<T>((string)name!)).Distinct()] : null;
}
