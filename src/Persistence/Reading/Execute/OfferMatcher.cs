using System.Collections.Immutable;
using System.Data.Common;
using Expect.Domain.Matching;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>
/// One match of one request: reads what the need names, then the facts about candidates, has them scored, and hands the ids
/// of the best on to the statements that read the offers.
/// </summary>
/// <param name="match">The match.</param>
/// <param name="values">The values of the slots; those of <see cref="OfferMatchSlots"/> are filled here.</param>
internal sealed class OfferMatcher(CompiledMatch match, object?[] values)
{
    private readonly Dictionary<Guid, ThemePlace> _themes = [];
    private readonly List<OfferFacts> _offers = [];
    private ImmutableArray<ThemePlace> _needed = [];
    private bool _hasCountry;
    private DateOnly _today;

    /// <summary>The statements that come first.</summary>
    public IEnumerable<FactRead> Lookups
    {
        get
        {
            if (match.Themes is { } themes)
            {
                yield return new FactRead(themes, reader => _themes.Add(reader.GetGuid(0), new ThemePlace([.. reader.GetFieldValue<string[]>(1)])));
            }

            if (match.Country is { } country)
            {
                yield return new FactRead(country, TakeCountry);
            }
        }
    }

    /// <summary>The statement that follows once the places are known.</summary>
    public FactRead Candidates => new(match.Candidates, TakeOffer);

    /// <summary>Fills the slots of the places that the need names.</summary>
    /// <exception cref="MatchRefusedException">One of them does not exist.</exception>
    public void Locate()
    {
        var root = match.Root;
        if (root.Need.Country is { } country && !_hasCountry)
        {
            throw new MatchRefusedException(MatchRefusal.UnknownCountry, root.Key, (string)values[country.Slot]!);
        }

        if (root.Need.Themes is { } codes)
        {
            var byCode = _themes.Values.ToDictionary(theme => theme.Code, StringComparer.Ordinal);
            _needed = [.. ((string[])values[codes.Slot]!).Select(code => byCode.GetValueOrDefault(code) ?? throw new MatchRefusedException(MatchRefusal.UnknownTheme, root.Key, code))];
            values[root.Slots.Themes.Slot] = _themes.Where(theme => _needed.Any(needed => theme.Value.IsWithin(needed) || needed.IsWithin(theme.Value))).Select(theme => theme.Key).ToArray();
        }
    }

    /// <summary>Scores the candidates and fills the slot of the best.</summary>
    /// <exception cref="MatchRefusedException">There are too many.</exception>
    public RankedMatches Rank()
    {
        var root = match.Root;
        if (_offers.Count > OfferMatchesRoot.MaxCandidates)
        {
            throw new MatchRefusedException(MatchRefusal.TooManyCandidates, root.Key, "");
        }

        var best = OfferMatching.Best(OfferNeedReader.Criteria(root.Need, values, _needed), _offers, _today, root.First);
        values[root.Slots.Offers.Slot] = best.Select(ranked => ranked.Offer.Id).ToArray();
        return new RankedMatches(match.Cells, best, root.Language);
    }

    private void TakeCountry(DbDataReader reader)
    {
        _hasCountry = true;
        var slots = match.Root.Slots;
        values[slots.Country.Slot] = reader.GetGuid(0);
        values[slots.Region.Slot] = Nullable<string>(reader, 1);
        values[slots.Subregion.Slot] = Nullable<string>(reader, 2);
    }

    private void TakeOffer(DbDataReader reader)
    {
        T Get<T>(OfferFactColumn column) => reader.GetFieldValue<T>((int)column);
        _today = Get<DateOnly>(OfferFactColumn.Today);
        // Themes are read only when the need has some.
        var themes = Get<string[]>(OfferFactColumn.Themes).Select(id => _themes.GetValueOrDefault(Guid.Parse(id))).OfType<ThemePlace>();
        _offers.Add(new OfferFacts(Get<Guid>(OfferFactColumn.Id), Get<string>(OfferFactColumn.Slug))
        {
            Themes = [.. themes],
            Languages = [.. Get<string[]>(OfferFactColumn.Languages)],
            Modalities = [.. Get<string[]>(OfferFactColumn.Modalities).Select(OfferNeedReader.Modality)],
            Service = Get<bool>(OfferFactColumn.NamesCountry) ? CountryService.Named : CountryService.ServesAll,
            AvailableFrom = Day(reader, OfferFactColumn.AvailableFrom),
            AvailableTo = Day(reader, OfferFactColumn.AvailableTo),
            YearlyCapacity = reader.IsDBNull((int)OfferFactColumn.YearlyCapacity) ? null : Get<int>(OfferFactColumn.YearlyCapacity),
            HasLiveLabel = Get<bool>(OfferFactColumn.HasLiveLabel),
            Presence = Get<bool>(OfferFactColumn.PresentInCountry) ? Proximity.Country
                : Get<bool>(OfferFactColumn.PresentInSubregion) ? Proximity.Subregion
                : Get<bool>(OfferFactColumn.PresentInRegion) ? Proximity.Region
                : Proximity.Elsewhere,
        });
    }

    private static DateOnly? Day(DbDataReader reader, OfferFactColumn column) =>
        reader.IsDBNull((int)column) ? null : reader.GetFieldValue<DateOnly>((int)column);

    private static T? Nullable<T>(DbDataReader reader, int ordinal)
        where T : class => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);
}
