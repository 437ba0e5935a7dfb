using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about offers, sessions and awards, and the nearest thing that it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class OfferAndLabelRulesTests(RulesFixture rules)
{
    private static string Award(string territory, string from, string to, string session = "held", string day = "2021-01-20", string label = "label") =>
        $"""
        insert into label_awards (id, label_id, territory_id, theme_id, session_id, awarded_on, valid_from, valid_to, status)
        values (id('new'), id('{label}'), id('{territory}'), id('violence'), id('{session}'), '{day}', '{from}', {to}, 'ACTIVE')
        """;

    [Theory]
    [InlineData("update expertise_offers set status = 'PUBLISHED', published_at = now() where id = id('draft')", "ck_expertise_offers_transition")]
    [InlineData("update expertise_offers set status = 'DRAFT' where id = id('offer')", "ck_expertise_offers_transition")]
    [InlineData("update expertise_offers set title = '{\"fr\": \" \", \"en\": \"Offer\"}' where id = id('offer')", "ck_expertise_offers_published_has_french")]
    [InlineData("update expertise_offers set summary = '{\"en\": \"Offer\"}' where id = id('offer')", "ck_expertise_offers_published_has_french")]
    [InlineData("update expertise_offers set published_at = null where id = id('offer')", "ck_expertise_offers_published_at")]
    [InlineData("update expertise_offers set status = 'PUBLISHED', published_at = now() where id = id('review')", "ck_expertise_offers_complete")]
    [InlineData("update expertise_offers set languages = '{}' where id = id('offer')", "ck_expertise_offers_complete")]
    [InlineData("delete from offer_themes where offer_id = id('offer')", "ck_expertise_offers_complete")]
    [InlineData("delete from modalities where offer_id = id('offer')", "ck_expertise_offers_complete")]
    [InlineData("update modalities set offer_id = id('review') where id = id('modality')", "ck_expertise_offers_complete")]
    [InlineData("update expertise_offers set territory_id = id('jendouba') where id = id('draft')", "ck_expertise_offers_territory")]
    [InlineData("update expertise_offers set yearly_capacity = -1 where id = id('draft')", "ck_expertise_offers_yearly_capacity")]
    [InlineData("update expertise_offers set available_from = '2021-02-01', available_to = '2021-01-31' where id = id('draft')", "ck_expertise_offers_availability")]
    [InlineData("update expertise_offers set publish_at = now(), unpublish_at = now() where id = id('draft')", "ck_expertise_offers_schedule")]
    [InlineData("update modalities set commitment = 'MULTI_YEAR' where id = id('modality')", "ck_modalities_one_off")]
    [InlineData("update modalities set min_days = 3, max_days = 2 where id = id('modality')", "ck_modalities_days")]
    [InlineData("update modalities set form = 'VISIT' where id = id('modality')", "ck_modalities_form_values")]
    public Task An_offer_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData("update expertise_offers set status = 'IN_REVIEW' where id = id('draft')")]
    [InlineData("update expertise_offers set status = 'SUSPENDED' where id = id('offer')")]
    [InlineData("""
        update expertise_offers set status = 'PUBLISHED', published_at = now() where id = id('review');
        insert into offer_themes (offer_id, theme_id) values (id('review'), id('violence'));
        insert into modalities (id, offer_id, form, one_off) values (id('new'), id('review'), 'STUDY_VISIT', true)
        """)]
    [InlineData("insert into offer_themes (offer_id, theme_id) values (id('offer'), id('shelter')); delete from offer_themes where theme_id = id('violence')")]
    [InlineData("delete from expertise_offers where id = id('offer')")]
    [InlineData("update expertise_offers set territory_id = id('epci'), yearly_capacity = 0 where id = id('draft')")]
    [InlineData("update expertise_offers set available_from = '2021-02-01', available_to = '2021-02-01' where id = id('draft')")]
    [InlineData("update modalities set one_off = false, commitment = 'MULTI_YEAR', min_days = 2, max_days = 2 where id = id('modality')")]
    public Task A_right_offer_is_accepted(string sql) => rules.AcceptsAsync(sql);

    [Fact]
    public async Task A_modality_is_stated_once() => await rules.RefusesAsync(
        "insert into modalities (id, offer_id, form, one_off) values (id('new'), id('offer'), 'STUDY_VISIT', true)",
        "ux_modalities_offer_id_form_involvement_commitment_one_off", PostgresErrorCodes.UniqueViolation);

    [Fact]
    public async Task An_offer_cites_an_award_of_its_own_authority()
    {
        await rules.AcceptsAsync("update expertise_offers set label_award_id = id('award') where id = id('offer')");
        await rules.RefusesAsync(
            "update expertise_offers set label_award_id = id('award'), territory_id = id('idf') where id = id('offer')",
            "fk_expertise_offers_label_award_id_territory_id", PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task Awards_of_one_theme_do_not_overlap()
    {
        await rules.RefusesAsync(Award("ssd", "2023-12-31", "null"), "ex_label_awards_validity", PostgresErrorCodes.ExclusionViolation);
        await rules.AcceptsAsync(Award("ssd", "2024-01-01", "null"));
        await rules.AcceptsAsync(Award("idf", "2023-12-31", "null"));
        await rules.AcceptsAsync("update label_awards set status = 'WITHDRAWN' where id = id('award');" + Award("ssd", "2023-12-31", "null"));
        await rules.RefusesAsync(Award("idf", "2023-12-31", "'2023-12-30'"), "ck_label_awards_validity");
    }

    [Theory]
    [InlineData("planned", "2031-01-20", "label")]
    [InlineData("held", "2021-01-21", "label")]
    [InlineData("held", "2021-01-20", "label2")]
    public Task An_award_is_decided_by_a_held_session_of_its_label_on_its_day(string session, string day, string label) =>
        rules.RefusesAsync(Award("idf", "2021-01-20", "null", session, day, label), "ck_label_awards_session");

    [Theory]
    [InlineData("update committee_sessions set held_on = '2021-01-21' where id = id('held')", "ck_committee_sessions_awards")]
    [InlineData("update committee_sessions set status = 'CANCELLED' where id = id('held')", "ck_committee_sessions_awards")]
    [InlineData("update committee_sessions set application_deadline = '2031-01-21' where id = id('planned')", "ck_committee_sessions_deadline")]
    [InlineData("update label_awards set status = 'WITHDRAWN'; update label_awards set status = 'ACTIVE'", "ck_label_awards_transition")]
    public Task A_session_and_its_awards_stand(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Fact]
    public async Task A_label_has_one_session_a_day()
    {
        const string insert = "insert into committee_sessions (id, label_id, held_on, status) values (id('new'), id('label'), '{0}', 'PLANNED')";
        await rules.RefusesAsync(string.Format(null, insert, "2031-01-20"), "ux_committee_sessions_label_id_held_on", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(string.Format(null, insert, "2031-01-21"));
        await rules.AcceptsAsync("update committee_sessions set status = 'HELD', application_deadline = held_on where id = id('planned')");
    }
}
