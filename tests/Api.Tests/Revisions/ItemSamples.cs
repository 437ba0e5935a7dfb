namespace Expect.Api.Tests.Revisions;

/// <summary>For each type that can be written an item, and a change of it that touches a value, a text, a link or a part.</summary>
internal static class ItemSamples
{
    /// <summary>What a new item says, and what is then changed.</summary>
    /// <param name="Create">The input of a new item; null when items of the type are not made by this input.</param>
    /// <param name="Existing">SQL for the id of an item that is there, when none is made.</param>
    /// <param name="Update">The values that change.</param>
    public sealed record Sample(object? Create, object Update, string? Existing = null);

    /// <summary>The samples by the name of the type.</summary>
    public static readonly IReadOnlyDictionary<string, Sample> ByType = new Dictionary<string, Sample>
    {
        ["Article"] = new(
            new { kind = "ARTICLE", title = Texts("Essai"), slugs = new[] { new { language = "FR", slug = "essai-neuf" } }, links = Array.Empty<string>() },
            new { title = new[] { new { language = "EN", value = "Trial" } }, body = Texts("Un *texte*"), slugs = new[] { new { language = "FR", slug = "essai-autre" }, new { language = "EN", slug = "trial-new" } } }),
        ["Asset"] = new(null, new { altText = new[] { new { language = "ES", value = "Una sala" } }, credit = "Essai" }, "select md5('case image')::uuid"),
        ["CommitteeSession"] = new(new { label = Code("EXPE-CT"), heldOn = "2031-02-03" }, new { heldOn = "2031-02-04", applicationDeadline = "2031-01-01" }),
        ["Country"] = new(
            new { iso2 = "QZ", iso3 = "QZZ", numeric = "999", name = Texts("Essai"), isLdc = false, isFrench = false, currencies = new[] { "EUR" } },
            new { name = new[] { new { language = "EN", value = "Trial" } }, isLdc = true, officialLanguages = new[] { "FR", "EN" }, currencies = Array.Empty<string>() }),
        ["Disbursement"] = new(null, new { paidOn = "2022-03-02" }, "select md5('case payment 5000')::uuid"),
        ["ExpertiseOffer"] = new(
            Writing.Offers.Complete("essai-neuf"),
            new
            {
                title = new[] { new { language = "EN", value = "Trial" } }, themes = new object[] { new { code = "tourism" }, new { code = "adaptation" } }, targetCountries = new[] { new { iso2 = "TN" } },
                modalities = new object[] { new { form = "STUDY_VISIT", oneOff = false } }, languages = new[] { "EN" }, practices = new[] { new { slug = "essai-methode" } }, availableFrom = "2030-01-01",
            }),
        ["Funding"] = new(
            new { project = Slug("essai-programme"), funder = Slug("agence-francaise-de-developpement"), awardedAmount = Euros(100) },
            new { awardedAmount = Euros(120), totalBudget = Euros(300.5m), signedOn = "2025-01-02" }),
        ["FundingApplication"] = new(
            new { project = Slug("essai-programme"), funder = Slug("agence-francaise-de-developpement"), requestedAmount = Euros(100), confidential = false },
            new { requestedAmount = Euros(120), submittedOn = new { date = "2025-01-01", precision = "YEAR" }, confidential = true }),
        ["FundingScheme"] = new(
            new { funder = Slug("agence-francaise-de-developpement"), code = "NEUF", name = Texts("Essai") },
            new { name = new[] { new { language = "EN", value = "Trial" } }, minAmount = Euros(10), maxAmount = Euros(100), maxRate = 50.5, validFrom = "2020-01-01" }),
        ["Label"] = new(
            new { code = "NEUF", name = Texts("Essai") },
            new { code = "AUTRE", description = Texts("Un **label**"), predecessor = Code("EXPE-CT"), launchedOn = new { date = "2020-07-01", precision = "MONTH" }, defaultValidityMonths = 36 }),
        ["LabelApplication"] = new(
            new { label = Code("EXPE-CT"), applicant = Slug("paris"), theme = Code("tourism"), competences = Texts("Compétences") },
            new { theme = Code("adaptation"), competences = new[] { new { language = "EN", value = "Competences" } }, mobilisationTerms = Texts("Conditions") }),
        ["LabelAward"] = new(
            new { label = Code("ESSAI"), territory = Slug("paris"), theme = Code("tourism"), session = new { session = new { label = "ESSAI", heldOn = "2010-01-20" } }, awardedOn = "2010-01-20", validFrom = "2010-01-20" },
            new { validFrom = "2010-02-01", validTo = "2013-01-31" }),
        ["Organization"] = new(
            new { kind = "FUNDER", slug = "essai-neuf", name = Texts("Essai") },
            new { kind = "OPERATOR", name = new[] { new { language = "EN", value = "Trial" } }, country = new { iso2 = "TN" }, publishAt = "2040-01-01T00:00:00Z" }),
        ["Practice"] = new(
            new
            {
                territory = Slug("paris"), kind = "METHOD", title = Texts("Essai"), slug = "essai-neuf", scale = "LOCAL", international = false,
                replications = new object[] { new { territory = Slug("creuse"), since = new { date = "2010-01-01", precision = "YEAR" } } },
            },
            new
            {
                scale = "REPLICATED", replicationCount = 9, replicationPrecision = "APPROXIMATE", replicationText = Texts("une dizaine"), partnerKinds = new[] { "Police" }, theme = Code("tourism"),
                replications = new object[] { new { territory = Slug("creuse") }, new { territory = Slug("cantal") } },
            }),
        ["Presence"] = new(
            new { territory = Slug("paris"), country = new { iso2 = "TV" }, kind = "AGREEMENT", validFrom = "2001-01-01" },
            new { kind = "TWINNING", validFrom = (string?)null, validTo = "2020-01-01", source = (object?)null }),
        ["Project"] = new(
            new
            {
                kind = "PROJECT", slug = "essai-neuf", title = Texts("Essai"), partners = new object[] { new { role = "LEAD", territory = Slug("paris") } },
                countries = new object[] { new { country = new { iso2 = "TV" }, share = 40 }, new { country = new { iso2 = "KI" }, share = 60 } }, practices = new[] { Slug("essai-methode") },
            },
            new
            {
                activityStatus = "PIPELINE", partners = new object[] { new { role = "LEAD", territory = Slug("creuse") }, new { role = "FUNDER", organization = Slug("agence-francaise-de-developpement") } },
                countries = new object[] { new { country = new { iso2 = "NR" } } }, practices = Array.Empty<object>(), themes = new[] { Code("tourism") },
            }),
        ["Release"] = new(new { name = "Essai" }, new { name = "Autre essai", description = "Pour la rentrée" }),
        ["Source"] = new(new { title = "Essai" }, new { title = "Autre", publisher = "Essai", address = "https://example.org/", publishedOn = "2025-01-02" }),
        ["Territory"] = new(
            new { kind = "NETWORK", slug = "essai-neuf", name = Texts("Essai"), validFrom = "2020-01-01", aliases = new[] { "Autre" } },
            new { name = new[] { new { language = "EN", value = "Trial" } }, aliases = new[] { "Encore", "Autre" }, population = 3, populationYear = 2020, website = "https://example.org/", successor = Slug("cglu") }),
        ["Theme"] = new(
            new { code = "essai-neuf", name = Texts("Essai"), parent = Code("tourism") },
            new { name = new[] { new { language = "EN", value = "Trial" } }, parent = (object?)null, sdgGoals = new[] { 5, 11 }, dacPurposeCode = "15180" }),
    };

    private static object[] Texts(string french) => [new { language = "FR", value = french }];

    private static object Slug(string slug) => new { slug };

    private static object Code(string code) => new { code };

    private static object Euros(decimal amount) => new { amount, currency = "EUR" };
}
