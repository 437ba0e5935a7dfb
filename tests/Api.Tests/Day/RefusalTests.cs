using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Day;

/// <summary>What an editor is told when something does not go: every class of error of mutations, every code of refused requests.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class RefusalTests(ServiceFixture fixture) : IAsyncLifetime
{
    // No fault of who asks, and provoked elsewhere: by a slow database, one that is away, and a defect.
    private static readonly string[] FaultsOfOurs = [ErrorCode.Timeout, ErrorCode.Unavailable, ErrorCode.InternalServerError];

    private Newsroom _room = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _room = await Newsroom.OpenAsync(fixture);

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Every_class_of_error_speaks_French_and_English()
    {
        var provocations = await ProvocationsAsync();
        await Assert.AllAsync(provocations, async provocation =>
        {
            foreach (var (language, message) in new[] { ("FR", provocation.French), ("EN", provocation.English) })
            {
                var payload = await provocation.Who.TryAsync(provocation.Mutation, provocation.Input, language: language);
                var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
                Assert.Equal($"{provocation.Class}: {message}", $"{error.GetProperty("__typename").GetString()}: {error.GetProperty("message").GetString()}");
            }
        });

        var classes = (await _room.Public.ReadAsync("""{ __type(name: "Error") { possibleTypes { name } } }""")).GetProperty("__type").GetProperty("possibleTypes").EnumerateArray().Select(type => type.GetProperty("name").GetString()!);
        Assert.Equal(classes.Order(StringComparer.Ordinal), provocations.Select(provocation => provocation.Class).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_code_of_a_refused_request_is_met()
    {
        var met = new HashSet<string>(FaultsOfOurs);
        await Assert.AllAsync(Refusals(), async refusal =>
        {
            var refused = await refusal.Who.RefusedAsync(refusal.Query, refusal.Variables);
            Assert.Equal(refusal.Code, refused.Code);
            Assert.Contains(refusal.Part, refused.Message, StringComparison.Ordinal);
            met.Add(refused.Code);
        });

        met.Add(await AnotherBodyUnderAKeyAsync());
        met.Add(await ACursorOfAnotherFeedAsync());
        var codes = typeof(ErrorCode).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes.Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
    }

    // One for each class. None writes anything, so that it can be asked twice.
    private async Task<IReadOnlyList<Provocation>> ProvocationsAsync()
    {
        var draft = await WorkingCopy.CreateAsync(_room.Editor, Offers.Complete("brouillon"));
        var published = await WorkingCopy.CreateAsync(_room.Editor, Offers.Complete("publie"));
        await published.MoveAsync("IN_REVIEW");
        await published.PublishAsync();
        var theme = (await _room.Editor.WriteAsync("createTheme", new { code = "essai", name = Offers.French("Essai") }, "theme { id }")).GetProperty("id").GetString();
        await draft.UpdateAsync(new { themes = new[] { new { code = "essai" } } });
        return
        [
            new("ValidationError", _room.Editor, "updateExpertiseOffer", new { id = draft.Id, version = 2, title = Offers.French(" ") },
                "Un texte se lit : donnez null pour l'enlever.", "A text has something to read: give null to take it away."),
            new("NotFoundError", _room.Editor, "updateExpertiseOffer", new { id = draft.Id, version = 2, themes = new[] { new { code = "none" } } },
                "Ce contenu n'existe pas pour vous. Vérifiez la clé.", "This item does not exist for you. Check the key."),
            new("VersionConflictError", _room.Editor, "updateExpertiseOffer", new { id = draft.Id, version = 1, yearlyCapacity = 2 },
                "Quelqu'un d'autre a écrit ce contenu : version 1 attendue, 2 trouvée. Relisez-le et recommencez.", "Somebody else wrote the item: version 1 expected, 2 found. Read it again and repeat the change."),
            new("InvalidTransitionError", _room.Editor, "transitionExpertiseOffer", new { id = draft.Id, version = 2, to = "ARCHIVED" },
                "De DRAFT, ce contenu ne passe pas à ARCHIVED. Possible : IN_REVIEW.", "From DRAFT the item cannot move to ARCHIVED. Possible: IN_REVIEW."),
            new("DuplicateError", _room.Editor, "createExpertiseOffer", Offers.Complete("publie"),
                "Un autre contenu a cette clé unique. Choisissez-en une autre.", "Another item has this unique key. Choose another one."),
            new("ReferencedError", _room.Editor, "deleteTheme", new { id = theme, version = 1 },
                "D'autres contenus renvoient à celui-ci. Retirez d'abord ces liens.", "Other items refer to this one. Take those links away first."),
            new("ForbiddenError", _room.Contributor, "updateExpertiseOffer", new { id = published.Id, version = 3, yearlyCapacity = 2 },
                "Vous n'avez pas le droit d'écrire ce contenu.", "You have no right to write this item."),
        ];
    }

    private IEnumerable<(Person Who, string Code, string Part, string Query, object? Variables)> Refusals()
    {
        var create = Person.Document("createExpertiseOffer");
        var offer = new { input = Offers.Complete("essai") };
        return
        [
            (_room.Editor, ErrorCode.ParseFailed, "", "{ expertiseOffers(", null),
            (_room.Editor, ErrorCode.ValidationFailed, "title", "{ expertiseOffers { nodes { titel } } }", null),
            (_room.Editor, ErrorCode.ValidationFailed, "createExpertiseOffers", "mutation { createExpertiseOffers { errors { __typename } } }", null),
            (_room.Editor, ErrorCode.BadUserInput, "lacks the field", create, new { input = new { slug = "essai" } }),
            (_room.Editor, ErrorCode.BadUserInput, "colour", create, new { input = new { colour = "blue" } }),
            (_room.Editor, ErrorCode.BadUserInput, "at most 100", "{ expertiseOffers(first: 101) { nodes { id } } }", null),
            (_room.Editor, ErrorCode.BadUserInput, "past", "query @inContext(at: \"2001-01-01T00:00:00Z\") { expertiseOffers { totalCount } }", null),
            (_room.Editor, ErrorCode.OperationResolutionFailure, "operationName", "query A { __typename } query B { __typename }", null),
            (_room.Public, ErrorCode.CostLimitExceeded, "limit", "{ territories(first: 100) { nodes { expertiseOffers(first: 100) { nodes { practices(first: 100) { nodes { slug } } } } } } }", null),
            (_room.Public, ErrorCode.Unauthenticated, "token", create, offer),
            (_room.With("expect_nobody"), ErrorCode.Unauthenticated, "token", "{ __typename }", null),
            (_room.Partner, ErrorCode.Forbidden, "", create, offer),
            (_room.Public, ErrorCode.Forbidden, "preview", "query @inContext(preview: true) { expertiseOffers { totalCount } }", null),
        ];
    }

    // The first request is written once and answered twice; another one under its key is refused.
    private async Task<string> AnotherBodyUnderAKeyAsync()
    {
        var create = Person.Document("createExpertiseOffer", "expertiseOffer { id slug }");
        var first = await _room.Editor.ReadAsync(create, new { input = Offers.Complete("un") }, "key");
        Assert.Equal(first.GetRawText(), (await _room.Editor.ReadAsync(create, new { input = Offers.Complete("un") }, "key")).GetRawText());
        var refused = await _room.Editor.RefusedAsync(create, new { input = Offers.Complete("deux") }, "key");
        Assert.Contains("Take a new key", refused.Message, StringComparison.Ordinal);
        return refused.Code;
    }

    private async Task<string> ACursorOfAnotherFeedAsync()
    {
        var after = (await fixture.DataAsync("{ viewer { changesCursor } }")).GetProperty("viewer").GetProperty("changesCursor").GetString();
        var refused = await _room.Public.RefusedAsync("query ($after: String) { changes(after: $after) { nodes { id } } }", new { after });
        Assert.Contains("cannot go on from there", refused.Message, StringComparison.Ordinal);
        return refused.Code;
    }

    /// <summary>A mutation that is refused.</summary>
    /// <param name="Class">The type of its error.</param>
    /// <param name="Who">Who asks.</param>
    /// <param name="Mutation">For what.</param>
    /// <param name="Input">With what.</param>
    /// <param name="French">What they read.</param>
    /// <param name="English">What they read in English.</param>
    private sealed record Provocation(string Class, Person Who, string Mutation, object Input, string French, string English);
}
