using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>Objects that are values: money, partial dates, translations, page information.</summary>
internal sealed class ValueTypes(TypeRegistry registry, ScalarTypes scalars)
{
    public IGraphType Money => registry.GetOrAdd<ObjectGraphType>("Money", "An amount in one currency (montant). Amounts of different currencies are never added.", type =>
    {
        type.Field("amount", scalars.Of(ScalarKind.Decimal, null).Required(), "The amount, in units of the currency.");
        type.Field("currency", scalars.Currency.Required(), "The currency (devise).");
    });

    public IGraphType Translation => registry.GetOrAdd<ObjectGraphType>("Translation", "A text in one of its languages (traduction).", type =>
    {
        type.Field("language", scalars.Language.Required(), "The language of the text.");
        type.Field("value", scalars.String.Required(), "The text; never blank.");
        type.Field("outdated", scalars.Boolean.Required(), "Whether the French text changed after this translation of it.");
    });

    public IGraphType PageInfo => registry.GetOrAdd<ObjectGraphType>("PageInfo", "Where a page stands in its connection.", type =>
    {
        type.Field("hasNextPage", scalars.Boolean.Required(), "Whether items follow the page.");
        type.Field("hasPreviousPage", scalars.Boolean.Required(), "Whether items precede the page.");
        type.Field("startCursor", scalars.String, "Cursor of the first item; null when the page is empty.");
        type.Field("endCursor", scalars.String, "Cursor of the last item; null when the page is empty.");
    });

    public IGraphType PartialDate(CatalogEnum precision) => registry.GetOrAdd<ObjectGraphType>(
        "PartialDate",
        "A date known to the year, the month or the day (date partielle).",
        type =>
        {
            type.Field("date", scalars.Of(ScalarKind.Date, null).Required(), "The first day that the date can mean.");
            type.Field("precision", scalars.Of(ScalarKind.Enum, precision).Required(), "How much of the date is known.");
            type.Field("text", scalars.String.Required(), "The date as far as it is known: 2002, 2020-07 or 2021-01-20.");
        });
}
