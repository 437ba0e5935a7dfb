using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>The table of readable keys, past ones included, which the database keeps.</summary>
internal static class Slugs
{
    private const string Table = "slugs";
    private const string ItemColumn = "item_id";
    private static readonly Column ContentType = new("content_type", SqlType.Text, false);
    private static readonly Column Language = new("language", SqlType.Text, false);

    /// <summary>The keys of a type whose items have one for all languages.</summary>
    public static KeyTable Of(string type) => new(Table, ItemColumn, Filter.And(Is(ContentType, type), Is(Language, "")));

    /// <summary>The keys of a type whose items have one for each language.</summary>
    public static KeyTable OfEachLanguage(string type) => new(Table, ItemColumn, Is(ContentType, type));

    private static Comparison Is(Column column, string value) =>
        new(new ColumnExpression(column), ComparisonOperator.Equal, new LiteralOperand(value));
}
