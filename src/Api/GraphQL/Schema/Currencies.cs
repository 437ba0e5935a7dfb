using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The fixed list of currencies. Thread-safe.</summary>
public static partial class Currencies
{
    private static readonly FrozenDictionary<string, Currency> ByCodeTable;

    static Currencies()
    {
        All = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).OrderBy(currency => currency.Code, StringComparer.Ordinal)];
        ByCodeTable = All.ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);
    }

    /// <summary>Every currency, by code.</summary>
    public static ImmutableArray<Currency> All { get; }

    /// <summary>The currency of that code, or null.</summary>
    public static Currency? ByCode(string code) => ByCodeTable.GetValueOrDefault(code);

    private static Currency Read(string row)
    {
        var cells = row.TrimEnd('\r').Split('|');
        return new Currency(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3]);
    }
}
