revoke all on accounts, api_tokens, api_token_territories from expect_reader;
drop index ix_api_tokens_created_at, ix_accounts_created_at, ux_accounts_issuer_subject;
update accounts set display_name = 'erased' where display_name is null;
alter table accounts
    drop constraint ck_accounts_erased, drop constraint ck_accounts_identity,
    drop column erased_at, drop column subject, drop column issuer,
    alter column display_name set not null;
