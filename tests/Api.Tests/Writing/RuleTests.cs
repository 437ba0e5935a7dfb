using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing;

/// <summary>Every rule that an input breaks is told at once, with its place, in the language of who writes.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class RuleTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;

    // A type, an input for a new item of it, and the rules that the input breaks with their places.
    private static readonly List<(string Type, string Input, string Rules)> Inputs =
    [
        (
            "ExpertiseOffer",
            """
            { "territory": {"slug": "paris"}, "slug": "Eau Potable", "title": [{"language": "FR", "value": "Eau"}], "summary": [{"language": "FR", "value": "Eau."}],
              "availableFrom": "2026-02-01", "availableTo": "2026-01-31", "yearlyCapacity": -1,
              "modalities": [{"form": "STUDY_VISIT", "oneOff": true, "minDays": 2, "maxDays": 2}, {"form": "PEER_TRAINING", "oneOff": true, "constraint": "MULTI_YEAR", "minDays": 5, "maxDays": 2},
                {"form": "SECONDMENT", "oneOff": false, "minDays": 0}] }
            """,
            "slug.invalid slug, period.reversed availableTo, number.negative yearlyCapacity, days.reversed modalities.1.maxDays, oneOff.multiYear modalities.1.oneOff, number.notPositive modalities.2.minDays"
        ),
        (
            "Practice",
            """
            { "territory": {"slug": "paris"}, "slug": "observatoire-", "title": [{"language": "FR", "value": "Observatoire"}], "kind": "OBSERVATORY", "scale": "LOCAL", "international": false,
              "replicationCount": 0, "replications": [{"territory": {"slug": "loire"}}] }
            """,
            "slug.invalid slug, replications.more replicationCount, replicationPrecision.alone replicationPrecision"
        ),
        (
            "Practice",
            """
            { "territory": {"slug": "paris"}, "slug": "observatoire", "title": [{"language": "FR", "value": "Observatoire"}], "kind": "OBSERVATORY", "scale": "LOCAL", "international": false,
              "replications": [{"territory": {"slug": "paris"}}] }
            """,
            "rule.ck_practice_replications_territory replications"
        ),
        (
            "Project",
            """
            { "kind": "PROJECT", "slug": "essai--deux", "title": [{"language": "FR", "value": "Essai"}], "plannedStart": "2026-02-01", "plannedEnd": "2026-01-01",
              "actualStart": "2026-02-01", "actualEnd": "2026-01-01", "iatiIdentifier": "FR/1 2", "partners": [{"territory": {"slug": "paris"}, "role": "LEAD"}, {"role": "FUNDER"}],
              "countries": [{"country": {"iso2": "TN"}, "share": 120.5}, {"country": {"iso2": "MA"}, "share": 0.001}] }
            """,
            "slug.invalid slug, period.reversed plannedEnd, period.reversed actualEnd, iatiIdentifier.invalid iatiIdentifier, partner.one partners.1, percentage.invalid countries.0.share, percentage.invalid countries.1.share, shares.sum countries"
        ),
        (
            "FundingScheme",
            """
            { "funder": {"slug": "agence-francaise-de-developpement"}, "code": "essai", "name": [{"language": "EN", "value": "Trial"}], "minAmount": {"amount": -1, "currency": "EUR"}, "maxAmount": {"amount": 0, "currency": "USD"},
              "maxRate": 101, "validFrom": "2026-01-01", "validTo": "2026-01-01" }
            """,
            "french.missing name, number.negative minAmount, amount.notPositive maxAmount, currency.other maxAmount, percentage.invalid maxRate, validity.empty validTo"
        ),
        (
            "FundingScheme",
            """{ "funder": {"slug": "agence-francaise-de-developpement"}, "code": "essai", "name": [{"language": "FR", "value": "Essai"}], "minAmount": {"amount": 2, "currency": "EUR"}, "maxAmount": {"amount": 1, "currency": "EUR"} }""",
            "amounts.reversed maxAmount"
        ),
        (
            "FundingScheme",
            """{ "funder": {"slug": "agence-francaise-de-developpement"}, "code": "essai", "name": [{"language": "FR", "value": "Essai"}], "minAmount": {"amount": 1.5, "currency": "XOF"}, "maxAmount": {"amount": 10000000000000, "currency": "EUR"} }""",
            "amount.decimals minAmount.amount, amount.tooLarge maxAmount.amount"
        ),
        (
            "Label",
            """{ "code": "essai", "name": [{"language": "ES", "value": "Ensayo"}], "defaultValidityMonths": 0 }""",
            "french.missing name, number.notPositive defaultValidityMonths"
        ),
        ("CommitteeSession", """{ "label": {"code": "EXPE-CT"}, "heldOn": "2031-01-01", "applicationDeadline": "2031-01-02" }""", "deadline.late applicationDeadline"),
        (
            "Theme",
            """{ "code": "Eau", "name": [{"language": "EN", "value": "Water"}], "dacPurposeCode": "1403" }""",
            "slug.invalid code, french.missing name, dacPurposeCode.invalid dacPurposeCode"
        ),
        (
            "Country",
            """{ "iso2": "x1", "iso3": "XXXX", "numeric": "12", "name": [{"language": "EN", "value": "Nowhere"}], "isLdc": false, "isFrench": false }""",
            "french.missing name, iso2.invalid iso2, iso3.invalid iso3, numeric.invalid numeric"
        ),
        (
            "Territory",
            """
            { "kind": "COMMUNE", "slug": "Essai", "name": [{"language": "EN", "value": "Trial"}], "country": {"iso2": "FR"}, "inseeCode": "20123", "siren": "123456789", "epciNature": "CC",
              "population": -1, "validFrom": "2026-01-01", "validTo": "2025-01-01" }
            """,
            "slug.invalid slug, french.missing name, validity.empty validTo, number.negative population, populationYear.alone populationYear, epciNature.kind epciNature, inseeCode.invalid inseeCode, siren.invalid siren"
        ),
        (
            "Territory",
            """{ "kind": "FOREIGN_AUTHORITY", "slug": "essai", "name": [{"language": "FR", "value": "Essai"}], "country": {"iso2": "TN"}, "inseeCode": "93066", "siren": "732829320", "validFrom": "2026-01-01" }""",
            "inseeCode.invalid inseeCode, siren.foreign siren"
        ),
        (
            "Territory",
            """{ "kind": "SYNDICATE", "slug": "essai", "name": [{"language": "FR", "value": "Essai"}], "country": {"iso2": "TN"}, "validFrom": "2026-01-01" }""",
            "rule.ck_territories_french_country country"
        ),
        ("Territory", """{ "kind": "SYNDICATE", "slug": "essai", "name": [{"language": "FR", "value": "Essai"}], "validFrom": "2026-01-01" }""", "rule.ck_territories_french_country country"),
        ("Presence", """{ "territory": {"slug": "paris"}, "country": {"iso2": "TN"}, "kind": "TWINNING", "validFrom": "2026-01-02", "validTo": "2026-01-01" }""", "validity.empty validTo"),
        ("Presence", """{ "territory": {"slug": "paris"}, "country": {"iso2": "RE"}, "kind": "TWINNING" }""", "rule.ck_presences_country country"),
    ];

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"rules_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Every_rule_is_told_at_once_with_its_place_in_both_languages()
    {
        foreach (var (type, input, rules) in Inputs)
        {
            var english = await ErrorsAsync(type, input, "EN");
            var french = await ErrorsAsync(type, input, "FR");

            Assert.Equal($"{type}: {rules}", $"{type}: {Rules(english)}");
            Assert.Equal($"{type}: {rules}", $"{type}: {Rules(french)}");
            Assert.All(english.Zip(french), pair =>
            {
                var (one, other) = (pair.First.GetProperty("message").GetString()!, pair.Second.GetProperty("message").GetString()!);
                Assert.NotEqual(one, other);
                Assert.DoesNotContain("does not hold", one, StringComparison.Ordinal);
                Assert.DoesNotContain("{0}", other, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_part_that_breaks_a_rule_is_named_by_its_place_in_the_input_whatever_was_there_before()
    {
        var id = await _service.CreateOfferAsync("essai");
        object Kept() => new { form = "PEER_TRAINING", oneOff = true, minDays = 2 };
        object New(int maxDays) => new { form = "STUDY_VISIT", oneOff = true, minDays = 3, maxDays };
        var refused = await _service.WriteAsync(Offers.Update, new { input = new { id, version = 1, modalities = new[] { New(2), Kept() } } });
        Assert.Equal("days.reversed modalities.0.maxDays", Rules([.. refused.GetProperty("errors").EnumerateArray()]));

        var written = await _service.WriteAsync(Offers.Update, new { input = new { id, version = 1, modalities = new[] { New(4), Kept() } } });
        Assert.Equal(JsonValueKind.Null, written.GetProperty("errors").ValueKind);
        Assert.Equal(2L, await _service.ScalarAsync("select count(*) from modalities m join expertise_offers o on o.id = m.offer_id where o.slug = 'essai'"));
    }

    [Fact]
    public async Task Of_two_presences_of_one_kind_at_a_time_the_second_is_refused_in_words()
    {
        const string Input = """{ "territory": {"slug": "paris"}, "country": {"iso2": "TN"}, "kind": "TWINNING", "validFrom": "2026-01-01" }""";
        Assert.Empty(await ErrorsAsync("Presence", Input, "FR"));
        var refused = Assert.Single(await ErrorsAsync("Presence", Input, "FR"));
        Assert.Equal("La collectivité a déjà une telle présence dans ce pays pour une partie de cette période.", refused.GetProperty("message").GetString());
        Assert.Equal("rule.ex_presences_validity validFrom", Rules([refused]));
    }

    private async Task<List<JsonElement>> ErrorsAsync(string type, string input, string language)
    {
        var mutation = $$"""
            mutation ($input: Create{{type}}Input!) @inContext(language: {{language}}) {
              create{{type}}(input: $input) { errors { __typename ... on Error { message } ... on ValidationError { code path } } }
            }
            """;
        var errors = (await _service.WriteAsync(mutation, new { input = JsonSerializer.Deserialize<JsonElement>(input) })).GetProperty("errors");
        return errors.ValueKind == JsonValueKind.Null ? [] : [.. errors.EnumerateArray()];
    }

    private static string Rules(List<JsonElement> errors) => string.Join(", ", errors.Select(error => error.TryGetProperty("code", out var code)
        ? $"{code} {string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString()))}"
        : error.ToString()));
}
