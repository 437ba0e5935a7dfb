using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about applications for labels, and the nearest thing that it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class LabelApplicationRulesTests(RulesFixture rules)
{
    private const string Scheduled = "update label_applications set {0} where id = id('scheduled')";
    private const string Complete = "competences = fr('C'), recognition_evidence = fr('R'), mobilisation_terms = fr('M'), submitted_on = '2020-12-01'";

    [Theory]
    [InlineData("status = 'SUBMITTED'", "ck_label_applications_complete")]
    [InlineData("status = 'SUBMITTED', competences = fr(' '), recognition_evidence = fr('R'), mobilisation_terms = fr('M'), submitted_on = '2020-12-01'", "ck_label_applications_competences_texts")]
    [InlineData("status = 'SUBMITTED', competences = fr('C'), mobilisation_terms = fr('M'), submitted_on = '2020-12-01'", "ck_label_applications_complete")]
    [InlineData("status = 'SUBMITTED', competences = fr('C'), recognition_evidence = fr('R'), submitted_on = '2020-12-01'", "ck_label_applications_complete")]
    [InlineData("status = 'SUBMITTED', competences = fr('C'), recognition_evidence = fr('R'), mobilisation_terms = fr('M')", "ck_label_applications_complete")]
    [InlineData("status = 'UNDER_REVIEW'," + Complete, "ck_label_applications_transition")]
    [InlineData("status = 'SCHEDULED'," + Complete, "ck_label_applications_transition")]
    [InlineData("decided_on = '2021-01-20'", "ck_label_applications_decided_on")]
    [InlineData("applicant_id = id('jendouba')", "ck_label_applications_territory")]
    [InlineData("applicant_id = id('network')", "ck_label_applications_territory")]
    [InlineData("session_id = id('other label')", "ck_label_applications_session_label")]
    [InlineData("status = 'LOST'", "ck_label_applications_transition")]
    public Task A_draft_is_checked(string change, string rule) =>
        rules.RefusesAsync($"update label_applications set {change} where id = id('candidate')", rule);

    [Theory]
    [InlineData("status = 'AWARDED'", "ck_label_applications_session_day")]
    [InlineData("status = 'AWARDED', decided_on = '2021-01-21'", "ck_label_applications_session_day")]
    [InlineData("status = 'AWARDED', decided_on = '2031-01-20', session_id = id('planned')", "ck_label_applications_session_day")]
    [InlineData("status = 'AWARDED', decided_on = '2021-01-20', session_id = id('other label')", "ck_label_applications_session_label")]
    [InlineData("status = 'AWARDED', decided_on = '2021-01-20', session_id = null", "ck_label_applications_session")]
    [InlineData("session_id = null", "ck_label_applications_session")]
    [InlineData("label_id = id('label2')", "ck_label_applications_session_label")]
    [InlineData("status = 'REJECTED', decided_on = '2021-01-20'", "ck_label_applications_reason")]
    [InlineData("status = 'REJECTED', decided_on = '2021-01-20', reason = '{\"en\": \"Why\"}'", "ck_label_applications_reason")]
    [InlineData("submitted_on = null", "ck_label_applications_complete")]
    [InlineData("status = 'UNDER_REVIEW'", "ck_label_applications_transition")]
    public Task A_decision_is_checked(string change, string rule) => rules.RefusesAsync(string.Format(null, Scheduled, change), rule);

    [Theory]
    [InlineData("status = 'AWARDED', decided_on = '2021-01-20'")]
    [InlineData("status = 'REJECTED', decided_on = '2021-01-20', reason = fr('Motif')")]
    [InlineData("status = 'DEFERRED', decided_on = '2021-01-20'")]
    [InlineData("status = 'WITHDRAWN'")]
    [InlineData("session_id = id('planned')")]
    public Task A_right_decision_is_accepted(string change) => rules.AcceptsAsync(string.Format(null, Scheduled, change));

    [Fact]
    public async Task A_deferred_application_comes_before_a_later_session()
    {
        var deferred = string.Format(null, Scheduled, "status = 'DEFERRED', decided_on = '2021-01-20'");
        await rules.AcceptsAsync(deferred + ";" + string.Format(null, Scheduled, "status = 'SCHEDULED', session_id = id('planned'), decided_on = null"));
        await rules.RefusesAsync(deferred + ";" + string.Format(null, Scheduled, "status = 'AWARDED'"), "ck_label_applications_transition");
    }

    [Theory]
    [InlineData("status = 'SUBMITTED'," + Complete)]
    [InlineData("status = 'WITHDRAWN'")]
    public Task A_right_draft_is_accepted(string change) => rules.AcceptsAsync($"update label_applications set {change} where id = id('candidate')");

    [Theory]
    [InlineData("update label_applications set status = 'WITHDRAWN' where id = id('decided')", "ck_label_applications_transition")]
    [InlineData("update committee_sessions set held_on = '2022-01-21' where id = id('held2')", "ck_committee_sessions_decisions")]
    [InlineData("update committee_sessions set label_id = id('label2') where id = id('held2')", "ck_committee_sessions_decisions")]
    [InlineData("update committee_sessions set label_id = id('label2') where id = id('held')", "ck_committee_sessions_awards")]
    public Task A_decision_stands(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Fact]
    public Task A_session_on_whose_agenda_applications_are_keeps_its_label() => rules.RefusesAsync(
        string.Format(null, Scheduled, "session_id = id('planned')") + ";update committee_sessions set label_id = id('label2') where id = id('planned')",
        "ck_committee_sessions_decisions");

    [Fact]
    public async Task One_application_is_open_for_each_label_authority_and_theme()
    {
        const string insert = "insert into label_applications (id, label_id, applicant_id, theme_id, status) values (id('new'), id('label'), id('idf'), id('{0}'), 'DRAFT')";
        await rules.RefusesAsync(string.Format(null, insert, "violence"), "ux_label_applications_label_id_applicant_id_theme_id", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(string.Format(null, insert, "shelter"));
        await rules.AcceptsAsync("update label_applications set status = 'WITHDRAWN' where id = id('candidate');" + string.Format(null, insert, "violence"));
        await rules.AcceptsAsync(string.Format(null, insert, "shelter").Replace("id('idf')", "id('epci')"));
    }
}
