using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Reads the values of an input that name no item, and takes note of those that say nothing or do not fit.</summary>
/// <param name="problems">Where what is wrong goes.</param>
/// <param name="place">Where in the input the value at hand stands.</param>
internal sealed class ValueReader(ImmutableArray<WriteProblem>.Builder problems, InputPlace place)
{
    // What the database keeps of an amount.
    private const int MaxDecimals = 2;
    private const long AmountLimit = 10_000_000_000_000;

    /// <summary>A value of a field, or a list of values; null takes it away.</summary>
    /// <param name="shown">What readers see of the field.</param>
    /// <param name="value">The value.</param>
    public object? Value(CatalogField shown, InputValue value)
    {
        CheckWords(value);
        var read = Read(shown, value);
        CheckAmount(read as Money);
        return read;
    }

    /// <summary>A text in several languages, by BCP 47 tag.</summary>
    /// <param name="items">The text in each.</param>
    public Dictionary<string, string?> Localized(ImmutableArray<InputValue> items)
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
        {
            place.Enter(i);
            var item = (ObjectValue)items[i];
            var language = Languages.ByCode((string)Leaf(item.Find("language"))!)!.Tag;
            var text = (string?)Leaf(item.Find("value"));
            if (text is not null && string.IsNullOrWhiteSpace(text))
            {
                problems.Add(Blank(place.PathTo("value")));
            }
            else if (!texts.TryAdd(language, text))
            {
                problems.Add(new InvalidInput("language.twice", "Each language is given once.", place.PathTo("language")));
            }

            place.Leave();
        }

        return texts;
    }

    /// <summary>Takes note of a text that says nothing.</summary>
    public void CheckWords(InputValue? value)
    {
        if (Leaf(value) is string text && string.IsNullOrWhiteSpace(text))
        {
            problems.Add(Blank(place.Path));
        }
    }

    private static object? Read(CatalogField shown, InputValue value) => (shown, value) switch
    {
        (_, NullValue) => null,
        (MoneyField, ObjectValue money) => new Money((decimal)Leaf(money.Find("amount"))!, (string)Leaf(money.Find("currency"))!),
        (PartialDateField, ObjectValue date) => Date((DateOnly)Leaf(date.Find("date"))!, (string)Leaf(date.Find("precision"))!),
        (_, LeafListValue list) => list.Current.ToArray(),
        _ => Leaf(value),
    };

    private static PartialDate Date(DateOnly date, string precision) => Enum.Parse<DatePrecision>(precision, ignoreCase: true) switch
    {
        DatePrecision.Year => PartialDate.InYear(date.Year),
        DatePrecision.Month => PartialDate.InMonth(date.Year, date.Month),
        _ => PartialDate.On(date),
    };

    private void CheckAmount(Money? money)
    {
        if (money is null)
        {
            return;
        }

        var currency = Currencies.ByCode(money.Currency)!;
        if (money.Amount != decimal.Round(money.Amount, Math.Min(currency.MinorUnits, MaxDecimals)))
        {
            problems.Add(new InvalidInput("amount.decimals", "An amount has no more decimals than its currency, and two at most.", place.PathTo("amount")));
        }
        else if (Math.Abs(money.Amount) >= AmountLimit)
        {
            problems.Add(new InvalidInput("amount.tooLarge", $"An amount is less than {AmountLimit}.", place.PathTo("amount")) { Limit = AmountLimit });
        }
    }

    private static InvalidInput Blank(ImmutableArray<string> path) => new("text.blank", "A text has something to read: give null to take it away.", path);

    private static object? Leaf(InputValue? value) => (value as LeafValue)?.Current;
}
