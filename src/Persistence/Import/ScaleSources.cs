using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>What fictitious content in any amount is made of: real authorities, themes and countries, each list in an order that looks like none.</summary>
public sealed class ScaleSources
{
    private const string AwardsOf = """
        select id, territory_id, theme_id, valid_from, valid_to from label_awards where status <> 'WITHDRAWN' and label_id = (select id from labels where code = 'EXPE-CT')
        """;

    private const string Territories = """
        select id, name ->> 'fr', '' from territories where kind not in ('FOREIGN_AUTHORITY', 'NETWORK') and population > 5000 order by md5(id::text)
        """;

    private const string Themes = "select id, name ->> 'fr', coalesce(name ->> 'en', '') from themes order by md5(code)";

    private const string Countries = "select id, '', '' from countries where not is_french order by md5(iso2)";

    private ScaleSources()
    {
    }

    /// <summary>French authorities of more than 5 000 inhabitants.</summary>
    public required IReadOnlyList<ScaleItem> Authorities { get; init; }

    /// <summary>All themes.</summary>
    public required IReadOnlyList<ScaleItem> AllThemes { get; init; }

    /// <summary>The countries that are not French.</summary>
    public required IReadOnlyList<ScaleItem> PartnerCountries { get; init; }

    /// <summary>The awards of the label that are not withdrawn.</summary>
    public required IReadOnlyList<ScaleAward> Awards { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="connectionString">A login that may read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<ScaleSources> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        static ScaleItem Item(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2));
        return new ScaleSources
        {
            Authorities = await ReadAsync(source, Territories, Item, cancellationToken).ConfigureAwait(false),
            AllThemes = await ReadAsync(source, Themes, Item, cancellationToken).ConfigureAwait(false),
            PartnerCountries = await ReadAsync(source, Countries, Item, cancellationToken).ConfigureAwait(false),
            Awards = await ReadAsync(
                source, AwardsOf,
                row => new ScaleAward(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetFieldValue<DateOnly>(3), row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4)),
                cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <summary>An item that fictitious content refers to.</summary>
/// <param name="Id">The item.</param>
/// <param name="Name">Its name in French; empty when it does not matter.</param>
/// <param name="EnglishName">Its name in English; empty when it does not matter.</param>
public sealed record ScaleItem(Guid Id, string Name, string EnglishName);

/// <summary>When an authority has the label in a theme.</summary>
/// <param name="Id">The award.</param>
/// <param name="Territory">The authority.</param>
/// <param name="Theme">The theme.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="ValidTo">The last day; null when there is none.</param>
public sealed record ScaleAward(Guid Id, Guid Territory, Guid Theme, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether both cannot be at once.</summary>
    public bool Excludes(ScaleAward other) => Territory == other.Territory && Theme == other.Theme
        && ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}
