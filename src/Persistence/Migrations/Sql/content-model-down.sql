-- The functions take their triggers with them; the tables of this step go with the rest of it.
drop function mark_outdated_translations, keep_added_slugs, forget_slugs, keep_article_slugs, keep_slugs, keep_slug,
    check_article_link, check_asset_alt_text, check_article_complete, check_session_decisions, check_application_session,
    check_disbursed_amount, maintain_disbursed_amount, check_country_shares, check_replication_territory,
    check_replication_count, check_presence_country, check_french_territory cascade;
drop table slugs;
delete from lifecycle_transitions where lifecycle = 'label_application';
