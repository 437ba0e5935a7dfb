using Expect.Persistence.Catalog;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The scalars and the enumerations of values that the programme does not define itself.</summary>
internal sealed class ScalarTypes
{
    private readonly TypeRegistry _registry;

    public ScalarTypes(TypeRegistry registry) => _registry = registry;

    public IGraphType String => _registry.GetOrAdd<StringGraphType>("String", "Text.", _ => { });

    public IGraphType Int => _registry.GetOrAdd<IntGraphType>("Int", "A whole number of 32 bits.", _ => { });

    public IGraphType Boolean => _registry.GetOrAdd<BooleanGraphType>("Boolean", "True or false.", _ => { });

    public IGraphType Float => _registry.GetOrAdd<FloatGraphType>("Float", "A number, as in IEEE 754.", _ => { });

    public IGraphType Json => _registry.Types.FirstOrDefault(known => known.Name == "JSON") ?? _registry.Add(new LiteralScalar(
        "JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259", static _ => true).WithSpecification());

    public IGraphType Id => _registry.GetOrAdd<IdGraphType>("ID", "The global identifier of an item: opaque, stable, unique across types.", _ => { });

    public IGraphType Language => _registry.GetOrAdd<EnumerationGraphType>(
        "LanguageCode",
        "A language (langue): the BCP 47 tag in upper case with an underscore, PT_BR for pt-BR. Official languages of Unicode CLDR.",
        type =>
        {
            foreach (var language in Languages.All)
            {
                type.Add(language.Code, language.Code, $"{language.EnglishName} ({language.FrenchName})");
            }
        });

    public IGraphType Currency => _registry.GetOrAdd<EnumerationGraphType>(
        "CurrencyCode",
        "A currency (devise) by its code of ISO 4217.",
        type =>
        {
            foreach (var currency in Currencies.All)
            {
                type.Add(currency.Code, currency.Code, $"{currency.EnglishName} ({currency.FrenchName})");
            }
        });

    /// <summary>The type of a scalar's kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="type">The enumeration, when the kind is one.</param>
    public IGraphType Of(ScalarKind kind, CatalogEnum? type) => kind switch
    {
        ScalarKind.String => String,
        ScalarKind.Int => Int,
        ScalarKind.Boolean => Boolean,
        ScalarKind.Id => Id,
        ScalarKind.LanguageCode => Language,
        ScalarKind.CurrencyCode => Currency,
        ScalarKind.Json => Json,
        ScalarKind.Enum => Enumeration(type ?? throw new ArgumentNullException(nameof(type))),
        _ => Literal(kind),
    };

    private EnumerationGraphType Enumeration(CatalogEnum type) => _registry.GetOrAdd<EnumerationGraphType>(type.Name, type.Description, created =>
    {
        foreach (var value in type.Values)
        {
            created.Add(value.Name, value.Name, value.Description);
        }
    });

    private IGraphType Literal(ScalarKind kind)
    {
        var scalar = kind switch
        {
            ScalarKind.Long => new LiteralScalar(
                "Long", "A whole number of 64 bits.", "https://www.rfc-editor.org/rfc/rfc8259#section-6",
                value => value is GraphQLIntValue number && ScalarText.TryLong(number.Value, out _)),
            ScalarKind.Decimal => new LiteralScalar(
                "Decimal", "A decimal number: a JSON number of at most 15 digits in answers; a number or a string in arguments.",
                "https://www.rfc-editor.org/rfc/rfc8259#section-6", IsDecimal),
            ScalarKind.Date => new LiteralScalar(
                "Date", "A calendar day, 2021-01-20. Days of the programme are days in Paris.",
                "https://scalars.graphql.org/andimarek/local-date.html", value => value is GraphQLStringValue text && ScalarText.TryDate((string)text.Value, out _)),
            ScalarKind.DateTime => new LiteralScalar(
                "DateTime", "A moment, RFC 3339: 2021-01-20T09:30:00Z. Answers are in UTC.",
                "https://scalars.graphql.org/andimarek/date-time.html", value => value is GraphQLStringValue text && ScalarText.TryDateTime((string)text.Value, out _)),
            ScalarKind.Url => new LiteralScalar(
                "URL", "An absolute address on the web.", "https://www.rfc-editor.org/rfc/rfc3986",
                value => value is GraphQLStringValue text && ScalarText.IsUrl((string)text.Value)),
            ScalarKind.Markdown => new LiteralScalar(
                "Markdown", "Text formatted with CommonMark.", "https://spec.commonmark.org/current/", value => value is GraphQLStringValue),
            ScalarKind.Html => new LiteralScalar(
                "HTML", "A fragment of HTML without scripts, styles and forms, safe to put into a page.", "https://html.spec.whatwg.org/", value => value is GraphQLStringValue),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a scalar with a form of its own."),
        };
        return _registry.Types.FirstOrDefault(known => known.Name == scalar.Name) ?? _registry.Add(scalar.WithSpecification());
    }

    private static bool IsDecimal(GraphQLValue value) => value switch
    {
        GraphQLIntValue number => ScalarText.TryDecimal(number.Value, out _),
        GraphQLFloatValue number => ScalarText.TryDecimal(number.Value, out _),
        GraphQLStringValue text => ScalarText.TryDecimal(text.Value, out _),
        _ => false,
    };
}
