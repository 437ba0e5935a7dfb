using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Compiler.Tests;

/// <summary>A small content model with one field of every kind.</summary>
internal static class TestCatalog
{
    private static readonly CatalogEnum Kind = new("TerritoryKind", "What a territory is.", [new("REGION", "A region (région).", "Region"), new("COMMUNE", "A commune.", "Commune")]);
    private static readonly CatalogEnum Role = new("PartnerRole", "What a partner does.", [new("LEAD", "Leads (chef de file).", "Lead"), new("FUNDER", "Pays.", "Funder")]);
    private static readonly CatalogEnum Precision = new("DatePrecision", "How much of a date is known.", [new("YEAR", "The year.", "Year"), new("MONTH", "The month.", "Month"), new("DAY", "The day.", "Day")]);

    public static ContentCatalog Create() => new([Territory(), Project(), Partner(), Source()]);

    private static CatalogType Territory() => new()
    {
        Name = "Territory",
        Description = "A local authority (territoire).",
        Table = "territories",
        IsContent = true,
        SingularField = "territory",
        PluralField = "territories",
        Fields =
        [
            .. Content("Territory", ["name"]),
            new ScalarField("slug", "Its address name.", false, Text("slug"), ScalarKind.String),
            new ScalarField("kind", "What it is.", false, Text("kind"), ScalarKind.Enum, Kind),
            new ScalarField("inseeCode", "Its INSEE code.", true, Text("insee_code"), ScalarKind.String),
            new LocalizedField("name", "Its name.", new Column("name", SqlType.Text, false, ColumnStorage.Localized), ScalarKind.String),
            new ScalarListField("aliases", "Other names.", new Column("aliases", SqlType.Text, false, ColumnStorage.Array), ScalarKind.String),
            new ScalarListField("languages", "Its languages.", new Column("languages", SqlType.Text, false, ColumnStorage.Array), ScalarKind.LanguageCode),
            new ScalarField("population", "How many people live there.", true, new Column("population", SqlType.Integer, true), ScalarKind.Int),
            new ScalarField("website", "Its website.", true, Text("website"), ScalarKind.Url),
            new ToOneField("parent", "The territory that contains it.", true, "Territory", "parent_id", "id", false),
            new ToManyField("children", "The territories that it contains.", "Territory", new ForeignKeyLink("parent_id"), ToManyForm.Connection, null, []),
            new ToManyField(
                "projects", "Projects in any role.", "Project", new JoinTableLink("project_partners", "territory_id", "project_id"), ToManyForm.Connection, null,
                [new ScalarField("role", "Its role.", false, Text("role"), ScalarKind.Enum, Role)]),
            new CountField("projectCount", "How many projects.", "Project", new JoinTableLink("project_partners", "territory_id", "project_id"), Filter.Always),
            new ConditionField("isLarge", "Whether many people live there.", Filter.Always),
        ],
        Shortcuts =
        [
            new WithinShortcut("within", "Itself or an ancestor has that slug.", new Column("path", SqlType.Text, false, ColumnStorage.Array)),
            new RelatedShortcut("takesPartIn", "A project that meets a filter.", "Project", new JoinTableLink("project_partners", "territory_id", "project_id")),
        ],
        Lookups =
        [
            new("id", "The global id.", [new("id", null, Id)]),
            new("slug", "The slug.", [new("slug", null, new ScalarField("slug", "The slug.", false, Text("slug"), ScalarKind.String))]),
            new("insee", "Kind and INSEE code.",
            [
                new("kind", null, new ScalarField("kind", "The kind.", false, Text("kind"), ScalarKind.Enum, Kind)),
                new("code", null, new ScalarField("inseeCode", "The code.", false, Text("insee_code"), ScalarKind.String)),
            ]),
        ],
        DefaultOrder = [new(["name"], false)],
        MaxPageSize = 300,
    };

    private static CatalogType Project() => new()
    {
        Name = "Project",
        Description = "A project (projet).",
        Table = "projects",
        IsContent = true,
        SingularField = "project",
        PluralField = "projects",
        Fields =
        [
            .. Content("Project", ["objective"]),
            new LocalizedField("objective", "What it is for.", new Column("objective", SqlType.Text, true, ColumnStorage.Localized), ScalarKind.Markdown),
            new PartialDateField("startedOn", "When it began.", true, new Column("started_on", SqlType.Date, true), Text("started_precision"), Precision),
            new MoneyField("budget", "What it costs.", true, new Column("budget", SqlType.Numeric, true), Text("currency")),
            new ScalarField("views", "How often it was read.", false, new Column("views", SqlType.BigInt, false), ScalarKind.Long),
            new ToManyField("partners", "Who takes part.", "ProjectPartner", new ForeignKeyLink("project_id"), ToManyForm.List, null, []),
        ],
        Shortcuts = [],
        Lookups = [new("id", "The global id.", [new("id", null, Id)])],
        DefaultOrder = [],
    };

    private static CatalogType Partner() => new()
    {
        Name = "ProjectPartner",
        Description = "Somebody who takes part in a project.",
        Table = "project_partners",
        IsContent = false,
        Fields =
        [
            new ScalarField("role", "The role.", false, Text("role"), ScalarKind.Enum, Role),
            new ToOneField("territory", "Who.", true, "Territory", "territory_id", "id", false),
        ],
        Shortcuts = [],
        Lookups = [],
        DefaultOrder = [],
    };

    private static CatalogType Source() => new()
    {
        Name = "Source",
        Description = "Where facts come from.",
        Table = "sources",
        IsContent = true,
        Fields = Content("Source", ["title"]).Add(new ScalarField("title", "Its title.", false, Text("title"), ScalarKind.String)),
        Shortcuts = [],
        Lookups = [],
        DefaultOrder = [],
    };

    private static ScalarField Id => new("id", "The global id.", false, new Column("id", SqlType.Uuid, false), ScalarKind.Id);

    private static ImmutableArray<CatalogField> Content(string type, ImmutableArray<string> name) =>
    [
        Id,
        new DisplayNameField("displayName", "Its name.", [name]),
        new ScalarField("version", "Its version.", true, new Column("version", SqlType.Integer, true), ScalarKind.Int) { Restriction = new FieldRestriction(type, FieldReaders.Writers), IsCriterion = false },
        new ScalarField("updatedAt", "When it changed.", false, new Column("updated_at", SqlType.Timestamp, false), ScalarKind.DateTime),
        new ToOneField("source", "Where its facts come from.", true, "Source", "source_id", "id", false),
    ];

    private static Column Text(string name) => new(name, SqlType.Text, true);
}
