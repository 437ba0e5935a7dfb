using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;
using Expect.Persistence.Writing;

namespace Expect.Api.Tests.Visibility;

/// <summary>
/// Every role tries every mutation of every type on items of its own and of others, visible and hidden. A right shows by what
/// stands in the way next: whoever may write is told of a conflict, whoever may not that it is forbidden, and of what is hidden
/// nobody learns that it is there.
/// </summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class WriteMatrixTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const int NoVersion = 999;

    private static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();
    private static readonly MutationCatalog Mutations = MutationCatalog.Of(Catalog);

    private WritingService _service = null!;
    private ApiTokenStore _tokens = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"matrix_{Guid.NewGuid():n}");
        await _service.ScalarAsync(RightsTests.Hidden);
        _tokens = new ApiTokenStore(_service.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public void The_table_of_rights_names_every_type_that_can_be_written() =>
        Assert.Equal(Mutations.Fields.Select(field => field.Type.Name).Distinct().Order(), WriteRight.All.Select(right => right.Type).Order());

    [Fact]
    public async Task Every_role_writes_what_the_table_of_rights_says()
    {
        var failures = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Select(role => (Role?)role).Prepend(null))
        {
            using var client = await ClientAsync(role);
            foreach (var right in WriteRight.All)
            {
                failures.AddRange(await TryAsync(client, role, right));
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task<List<string>> TryAsync(HttpClient client, Role? role, WriteRight right)
    {
        var failures = new List<string>();
        var read = ReadRight.All.Single(read => read.Type == right.Type);
        var seen = read.Of(role, preview: role is Role.CONTRIBUTOR or Role.EDITOR or Role.ADMIN);
        foreach (var isOwn in right.OfContributors ? [true, false] : new[] { false })
        {
            foreach (var isVisible in new[] { true, false })
            {
                if (await FindAsync(read, seen, right, isOwn, isVisible) is { } id)
                {
                    var expected = !WriteRight.Writes(role) ? "refused" : !isVisible ? "NotFoundError" : right.Allows(role, isOwn) ? "allowed" : "ForbiddenError";
                    failures.AddRange(await TryAllAsync(client, right.Type, id, expected, $"{role?.ToString() ?? "anonymous"} {right.Type} own {isOwn} visible {isVisible}"));
                }
            }

            var outcome = await OutcomeAsync(client, NewField(right.Type), await NewAsync(right, isOwn), "");
            var wanted = !WriteRight.Writes(role) ? "refused" : right.Allows(role, isOwn) ? "allowed" : "ForbiddenError";
            if (outcome != wanted)
            {
                failures.Add($"{role?.ToString() ?? "anonymous"} creates {right.Type} own {isOwn}: {outcome}, not {wanted}");
            }
        }

        return failures;
    }

    private static async Task<List<string>> TryAllAsync(HttpClient client, string type, string id, string expected, string place)
    {
        var failures = new List<string>();
        foreach (var field in Mutations.Fields.Where(field => field.Type.Name == type && !field.IsNew && field.Kind != MutationKind.Command))
        {
            // A row of an import needs no version: it is tried, and nothing stands in the way of whoever may write.
            var outcome = field.Kind == MutationKind.Import
                ? await OutcomeAsync(client, field, new { dryRun = true, rows = new[] { new { id } } }, "")
                : await OutcomeAsync(client, field, InputOf(field, id), "version");
            if (outcome != expected)
            {
                failures.Add($"{place} {field.Name}: {outcome}, not {expected}");
            }
        }

        return failures;
    }

    private static Dictionary<string, object?> InputOf(MutationField field, string id)
    {
        var input = new Dictionary<string, object?> { ["id"] = id, ["version"] = NoVersion };
        if (field.Kind == MutationKind.Transition)
        {
            input["to"] = field.Type.Statuses!.Values[0].Name;
        }

        if (field.Kind == MutationKind.Restore)
        {
            input["revision"] = NoVersion;
        }

        return input;
    }

    // An item that a role sees or not, of the territory of contributors or not.
    private async Task<string?> FindAsync(ReadRight read, string seen, WriteRight right, bool isOwn, bool isVisible)
    {
        var owner = right.Type == "LabelApplication" ? "applicant_id" : "territory_id";
        var own = right.OfContributors ? $"{(isOwn ? "" : "not ")}({owner} in (select id from territories where slug = 'nord'))" : "true";
        return await _service.ScalarAsync($"select id from {read.Table} where ({seen}) is {(isVisible ? "" : "not ")}true and {own} order by id limit 1") is Guid id
            ? new GlobalId(right.Type, id).ToString()
            : null;
    }

    // Whatever a new item needs, with references to items that everybody sees.
    private async Task<Dictionary<string, object?>> NewAsync(WriteRight right, bool isOwn)
    {
        var input = new Dictionary<string, object?>();
        foreach (var field in Mutations.Types[right.Type].Fields.Where(field => field.Required))
        {
            input[field.Name] = await ValueAsync(right, field, isOwn);
        }

        return input;
    }

    private async Task<object?> ValueAsync(WriteRight right, WritableField field, bool isOwn) => (field.Form, field.Shown) switch
    {
        (WritableForm.Localized, _) => Offers.French("Essai"),
        (WritableForm.Reference, _) when right.OfContributors && field.Target == "Territory" => new { slug = isOwn ? "nord" : "seine-saint-denis" },
        (WritableForm.Reference, _) => new { id = await AnyAsync(field.Target!) },
        (_, MoneyField) => new { amount = 1, currency = "EUR" },
        (_, ScalarField { Enum: { } enumeration }) => enumeration.Values[0].Name,
        (_, ScalarField { Kind: ScalarKind.Boolean }) => false,
        (_, ScalarField { Kind: ScalarKind.Int or ScalarKind.Long or ScalarKind.Decimal }) => 1,
        (_, ScalarField { Kind: ScalarKind.Date }) => "2031-01-01",
        (_, ScalarField) => $"essai-{Guid.NewGuid():n}",
        (_, ScalarListField) => Array.Empty<string>(),
        _ => throw new InvalidOperationException($"{right.Type}.{field.Name} needs a value that this test does not know."),
    };

    private async Task<string> AnyAsync(string type)
    {
        var read = ReadRight.All.Single(read => read.Type == type);
        return new GlobalId(type, (Guid)(await _service.ScalarAsync($"select id from {read.Table} where {read.Everybody} order by id limit 1"))!).ToString();
    }

    private static async Task<string> OutcomeAsync(HttpClient client, MutationField field, object input, string allowedAt)
    {
        var answer = await ServiceFixture.AskAsync(
            client, $"mutation ($input: {field.Input}!) {{ {field.Name}(input: $input) {{ errors {{ __typename ... on Error {{ message }} ... on NotFoundError {{ path }} }} }} }}", new { input });
        if (answer.TryGetProperty("errors", out var refused))
        {
            return refused[0].GetProperty("extensions").GetProperty("code").GetString() is "FORBIDDEN" or "UNAUTHENTICATED" ? "refused" : refused.GetRawText();
        }

        var errors = answer.GetProperty("data").GetProperty(field.Name).GetProperty("errors");
        var first = errors.ValueKind == JsonValueKind.Null ? "" : errors[0].GetProperty("__typename").GetString()!;
        return first switch
        {
            "ForbiddenError" or "NotFoundError" => first,
            "" when allowedAt.Length > 0 => "written with a version that the item does not have",
            _ => "allowed",
        };
    }

    private static MutationField NewField(string type) => Mutations.Fields.Single(field => field.Type.Name == type && field.IsNew);

    private async Task<HttpClient> ClientAsync(Role? role)
    {
        if (role is not { } known)
        {
            return new HttpClient { BaseAddress = _service.Anonymous.BaseAddress };
        }

        ImmutableArray<string> territories = known == Role.CONTRIBUTOR ? ["nord"] : [];
        return _service.With(await _tokens.CreateAsync(new NewApiToken($"{known}", [known], [Scope.READ, Scope.WRITE], territories, null), CancellationToken.None));
    }
}
