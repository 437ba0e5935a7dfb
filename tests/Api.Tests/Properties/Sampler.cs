using System.Globalization;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;
using Npgsql;

namespace Expect.Api.Tests.Properties;

/// <summary>Values for random operations: real ones of each column, so that filters part something, and some that no row has.</summary>
internal sealed class Sampler
{
    private const int ValuesOfAColumn = 12;

    private readonly Dictionary<(string Table, string Column), IReadOnlyList<object>> _values = [];

    /// <summary>Reads values of every column that the catalogue shows.</summary>
    public static async Task<Sampler> ReadAsync(ContentCatalog catalog, string connectionString)
    {
        var sampler = new Sampler();
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var type in catalog.Types)
        {
            foreach (var column in type.Fields.SelectMany(Columns).DistinctBy(column => column.Name))
            {
                sampler._values[(type.Table, column.Name)] = await ReadAsync(source, type.Table, column);
            }
        }

        return sampler;
    }

    /// <summary>A value of a column in the form that variables have it.</summary>
    /// <param name="random">What decides.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">Its column.</param>
    /// <param name="idType">For an id, the name of its type; null otherwise.</param>
    /// <param name="canBeAbsent">Whether it may be a value that no row has; else it is null where the column is empty.</param>
    public object? Value(Random random, string table, Column column, string? idType, bool canBeAbsent)
    {
        var values = _values[(table, column.Name)];
        if (values.Count == 0 && !canBeAbsent)
        {
            return null;
        }

        var value = values.Count == 0 || (canBeAbsent && random.Next(8) == 0) ? Absent(column.Type) : values[random.Next(values.Count)];
        return (value, idType) switch
        {
            (Guid id, { } type) => new GlobalId(type, id).ToString(),
            (DateOnly day, _) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (DateTime moment, _) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    private static IEnumerable<Column> Columns(CatalogField field) => field switch
    {
        ScalarField scalar => [scalar.Column],
        ScalarListField list => [list.Column],
        LocalizedField text => [text.Column],
        MoneyField money => [money.Amount, money.Currency],
        PartialDateField date => [date.Date, date.Precision],
        _ => [],
    };

    private static async Task<IReadOnlyList<object>> ReadAsync(NpgsqlDataSource source, string table, Column column)
    {
        var name = $"\"{column.Name}\"";
        var (from, value) = column.Storage switch
        {
            ColumnStorage.Array => ($"{table}, unnest({name}) as value", "value"),
            ColumnStorage.Localized => (table, $"({name} ->> 'fr')"),
            _ => (table, name),
        };
        await using var command = source.CreateCommand(
            $"select v from (select distinct {value} as v from (select * from {table} order by md5(id::text) limit 500) {from}) d where v is not null order by md5(v::text) limit {ValuesOfAColumn}");
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<object>();
        while (await reader.ReadAsync())
        {
            values.Add(column.Type == SqlType.Date ? reader.GetFieldValue<DateOnly>(0) : reader.GetValue(0));
        }

        return values;
    }

    private static object Absent(SqlType type) => type switch
    {
        SqlType.Text => "nowhere to be found",
        SqlType.Integer => 987_654_321,
        SqlType.BigInt => 987_654_321L,
        SqlType.Numeric => 987_654_321.5m,
        SqlType.Boolean => true,
        SqlType.Date => new DateOnly(1815, 6, 18),
        SqlType.Timestamp => new DateTime(1815, 6, 18, 0, 0, 0, DateTimeKind.Utc),
        _ => Guid.Empty,
    };
}
